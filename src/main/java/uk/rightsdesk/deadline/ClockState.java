package uk.rightsdesk.deadline;

import uk.rightsdesk.clock.ApplicableTimePeriod;

/** Whether the statutory period runs. */
enum ClockState {
    RUNNING,
    /** Identity, authority or a fee is outstanding: dates are provisional, counted from receipt. */
    NOT_STARTED,
    /** Clarification is outstanding: the dates move with every day. */
    PAUSED;

    static ClockState of(ApplicableTimePeriod period) {
        if (period.relevantOn() == null) {
            return NOT_STARTED;
        }
        return period.paused() ? PAUSED : RUNNING;
    }
}
