package uk.rightsdesk.letter;

import java.time.LocalDate;

/**
 * You objected to direct marketing, and we have stopped it (UK GDPR Article 21(3)). It acknowledges and answers at
 * once.
 *
 * @param contact the address or number that gets no marketing any more
 * @param stoppedOn the day from which it gets none, in Europe/London; not after the letter
 */
public record MarketingStoppedContent(LetterHead head, String contact, LocalDate stoppedOn) implements LetterContent {

    /** Without the address, so that it reaches no log. */
    @Override
    public String toString() {
        return "MarketingStoppedContent[" + stoppedOn + "]";
    }
}
