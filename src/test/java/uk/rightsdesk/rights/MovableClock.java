package uk.rightsdesk.rights;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import uk.rightsdesk.clock.StatutoryClock;

/** A clock that stands where a test puts it. */
public final class MovableClock extends Clock {

    private volatile Instant now = Instant.EPOCH;

    /** Noon in London on this day. */
    public void moveTo(LocalDate day) {
        now = day.atTime(12, 0).atZone(StatutoryClock.LONDON).toInstant();
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
