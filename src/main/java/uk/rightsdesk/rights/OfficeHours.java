package uk.rightsdesk.rights;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import uk.rightsdesk.clock.StatutoryClock;

/** When letters go out that wait for a day, not for an event. */
public final class OfficeHours {

    /** Late enough that an email of the evening before has been read in. */
    private static final LocalTime MORNING = LocalTime.of(9, 0);

    private OfficeHours() {}

    /** In Europe/London. */
    public static Instant morningOf(LocalDate day) {
        return day.atTime(MORNING).atZone(StatutoryClock.LONDON).toInstant();
    }
}
