package uk.rightsdesk.letter;

/**
 * We cannot act on your request, because we could not confirm who you are (UK GDPR Articles 11(2), 12(4) and 12(6)).
 * The whole request is refused, and nothing is provided.
 *
 * @param asked what the person asked for, as words that follow "You asked for"
 */
public record IdentityNotVerifiedContent(LetterHead head, String asked) implements LetterContent {}
