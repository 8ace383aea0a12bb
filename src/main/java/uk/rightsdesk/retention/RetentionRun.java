package uk.rightsdesk.retention;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One run of the retention rules over the systems of record.
 *
 * @param dueOn rows are over whose period ended before that day, Europe/London
 * @param startedBy a member of staff, or {@link #TIMER}
 * @param plannedAt when its rows were counted; null before
 * @param pausedBy who made it pause; null while it does not
 * @param outcome null while it goes on
 * @param receipt what was done, as signed; null before
 */
public record RetentionRun(
        UUID id,
        LocalDate dueOn,
        String startedBy,
        Instant startedAt,
        @Nullable Instant plannedAt,
        @Nullable String pausedBy,
        @Nullable Outcome outcome,
        @Nullable Instant finishedAt,
        @Nullable String receipt,
        @Nullable String signature) {

    /** Who starts the runs that come by themselves. */
    public static final String TIMER = "timer";

    /** How a run ended. */
    public enum Outcome {
        DONE("Done"),
        DECLINED("Declined: nothing was changed"),
        NOTHING_DUE("Nothing was over");

        private final String words;

        Outcome(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }

        String code() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }

    public boolean isPaused() {
        return pausedBy != null;
    }
}
