package uk.rightsdesk.letter;

import java.time.LocalDate;

/**
 * We have closed your request, because we did not hear from you: no answer to a question, no fee, no evidence. It is
 * opened again on reply (UK GDPR Article 12(4); law.md 3.2 and 3.5).
 *
 * @param asked what the person asked for, as words that follow "You asked for"
 * @param awaited what did not come
 * @param askedOn the day we asked for it, in Europe/London; not after the letter
 * @param waitedUntil the day by which we had asked for it, in Europe/London; not after the letter
 */
public record ClosedWithoutReplyContent(
        LetterHead head, String asked, AwaitedReply awaited, LocalDate askedOn, LocalDate waitedUntil)
        implements LetterContent {}
