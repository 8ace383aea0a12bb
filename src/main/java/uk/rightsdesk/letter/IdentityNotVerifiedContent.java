package uk.rightsdesk.letter;

import java.util.List;

/**
 * We cannot act on your request, because we could not confirm who you are (UK GDPR Articles 11(2), 12(4) and 12(6)).
 *
 * @param asked what the person asked for, as words that follow "You asked for"
 * @param refused what we are not doing: the whole request or parts of it; at least one
 * @param reasons why, each with its legal source where it has one; at least one
 * @param provided what we do provide or did answer; or that it is nothing, and why
 * @param askingAgain what the person can do to be answered after all: full sentences
 */
public record IdentityNotVerifiedContent(
        LetterHead head,
        String asked,
        List<String> refused,
        List<Reason> reasons,
        Answer<String> provided,
        String askingAgain)
        implements LetterContent {

    public IdentityNotVerifiedContent {
        refused = List.copyOf(refused);
        reasons = List.copyOf(reasons);
    }
}
