package uk.rightsdesk.clock;

import java.time.LocalDate;

/**
 * Whether the period of a request may be extended (UK GDPR Article 12A(3); law.md 3.3). There are no late extensions.
 */
public enum ExtensionCheck {
    VALID,
    /** The law knows no extension of this period. */
    NOT_EXTENDABLE,
    /** A period is extended once only. */
    ALREADY_EXTENDED,
    /** The notice must be sent on or before {@link ApplicableTimePeriod#noticeDeadline()}. */
    TOO_LATE,
    /** The notice must give the reasons. */
    NO_REASONS;

    /**
     * Checks an extension before it is decided.
     *
     * @param period the period as it stands
     * @param sentOn the day on which the notice is sent, in Europe/London
     * @param reasons the reasons as the requester will read them
     */
    public static ExtensionCheck of(ApplicableTimePeriod period, LocalDate sentOn, String reasons) {
        LocalDate noticeDeadline = period.noticeDeadline();
        if (noticeDeadline == null) {
            return NOT_EXTENDABLE;
        }
        if (period.extended()) {
            return ALREADY_EXTENDED;
        }
        if (sentOn.isAfter(noticeDeadline)) {
            return TOO_LATE;
        }
        return reasons.isBlank() ? NO_REASONS : VALID;
    }
}
