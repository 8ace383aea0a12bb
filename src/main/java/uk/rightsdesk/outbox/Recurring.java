package uk.rightsdesk.outbox;

import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;

/** Work that returns by itself, done by one instance at a time; each is a Spring bean. */
public interface Recurring {

    /** How often it returns. */
    sealed interface Pace {

        /** So long after the last time it ended. */
        record Every(Duration pause) implements Pace {}

        /** At this time of each day; made up for at the next start where nothing ran then. */
        record DailyAt(LocalTime time, ZoneId zone) implements Pace {}
    }

    /** Name in kebab-case, as in logs; never changes, since a row of the database bears it. */
    String name();

    Pace pace();

    /**
     * Does the work, outside any transaction.
     *
     * @throws RuntimeException to try again after a short pause; the message is not logged
     */
    void work();
}
