package uk.rightsdesk.letter;

import java.time.LocalDate;

/**
 * Something else that the person asked for in the same message: every letter says how it stands, so that one letter
 * tells of all (UK GDPR Article 12(2)).
 *
 * @param reference such as R-2026-000043
 * @param asked what was asked for, as words that follow "You asked for"
 * @param on the last day to answer of one that is {@link Standing#OPEN}, the day it was closed of one that is over; in
 *     Europe/London
 */
public record OtherRequest(String reference, String asked, Standing standing, LocalDate on) {

    /** How it stands on the day of the letter. */
    public enum Standing implements Coded {
        OPEN,
        /** Open, and due no answer by a day: what is absolute is done at once, a complaint is looked into. */
        IN_HAND,
        ANSWERED,
        REFUSED,
        WITHDRAWN,
        /** Ended without an answer, as a letter of its own has said. */
        CLOSED
    }
}
