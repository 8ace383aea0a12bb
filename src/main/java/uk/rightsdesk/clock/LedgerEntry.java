package uk.rightsdesk.clock;

import java.time.LocalDate;

/**
 * One happening that bears on the statutory period.
 *
 * @param on the day on which it happened, in Europe/London ({@link StatutoryClock#dateOf})
 */
public record LedgerEntry(Kind kind, LocalDate on) {

    /** What happened. */
    public enum Kind {
        /** The request or complaint arrived, by any channel, with any member of staff. */
        RECEIVED,
        IDENTITY_ASKED,
        IDENTITY_RECEIVED,
        /** Proof that a representative may act was asked for. */
        AUTHORITY_ASKED,
        AUTHORITY_RECEIVED,
        FEE_ASKED,
        FEE_PAID,
        /** The fee is asked for no longer: the period is counted as if it never had been. */
        FEE_WAIVED,
        /** The requester was asked what information or processing the request is about. */
        CLARIFICATION_ASKED,
        CLARIFICATION_ANSWERED,
        /** The notice of an extension, with its reasons, was sent. */
        EXTENDED
    }
}
