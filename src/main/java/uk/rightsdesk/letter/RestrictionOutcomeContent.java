package uk.rightsdesk.letter;

/**
 * Whether we limit how we use your data (UK GDPR Articles 12(3), 12(4), 18 and 19; law.md 3.8).
 *
 * @param asked what the person asked for, as words that follow "You asked for"
 * @param restricted whether the use of the data is restricted now
 * @param ground on which it is, or on which it was asked for
 * @param reasons why the ground holds, or does not: full sentences by staff
 * @param time by when we had to answer, and how that day was found
 */
public record RestrictionOutcomeContent(
        LetterHead head, String asked, boolean restricted, RestrictionGround ground, String reasons, AnswerTime time)
        implements LetterContent {}
