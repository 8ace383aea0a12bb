package uk.rightsdesk.calendar;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import uk.rightsdesk.clock.WorkingDays;

/** The calendar that statutory dates are computed with: the newest version in the case store. */
@Component
public class BankHolidays {

    /** How long an instance may compute with the calendar before the one that another instance has imported. */
    private static final long FRESH_NANOS = Duration.ofSeconds(30).toNanos();

    private static final Logger LOG = LoggerFactory.getLogger(BankHolidays.class);

    private final CalendarStore store;
    private final ApplicationEventPublisher events;
    private final AtomicReference<@Nullable Known> known = new AtomicReference<>();

    BankHolidays(CalendarStore store, ApplicationEventPublisher events) {
        this.store = store;
        this.events = events;
    }

    /**
     * The calendar has changed; told within the transaction that changes it, so that what follows from it is decided
     * with it.
     *
     * @param version number of the new version
     */
    public record CalendarChanged(long version) {}

    private record Known(long version, WorkingDays workingDays, long askedAt) {}

    /** The calendar as known now; at most half a minute old. */
    public WorkingDays workingDays() {
        Known last = known.get();
        if (last != null && System.nanoTime() - last.askedAt() < FRESH_NANOS) {
            return last.workingDays();
        }
        return read();
    }

    /** The calendar as it stands in the case store at this moment. */
    public WorkingDays read() {
        Known last = known.get();
        long newest = store.newest();
        WorkingDays workingDays = last != null && last.version() == newest
                ? last.workingDays()
                : store.get(newest).workingDays();
        known.set(new Known(newest, workingDays, System.nanoTime()));
        return workingDays;
    }

    /**
     * Makes this the calendar, unless it is already.
     *
     * @return whether it was not
     */
    @Transactional
    public boolean change(CalendarVersion wanted) {
        store.lock();
        if (store.get(store.newest()).equals(wanted)) {
            return false;
        }
        wanted.workingDays(); // refuses what cannot be a calendar before anything computes with it
        long version = store.append(wanted);
        events.publishEvent(new CalendarChanged(version));
        LOG.info(
                "Calendar of bank holidays, version {}: {} overrides, known to the end of {}",
                version,
                wanted.overrides().size(),
                wanted.lastKnownYear());
        return true;
    }
}
