package uk.rightsdesk.rights.access;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What another person is asked.
 *
 * @param name of the other person
 * @param email one email address of theirs
 * @param passages what would be shared that is about them, in words that they may read; at least one
 * @param requesterAgreed when and how the requester agreed that they are named; null where they are not named
 */
public record ThirdPartyQuestion(
        String name,
        String email,
        List<String> passages,
        @Nullable String requesterAgreed) {

    public ThirdPartyQuestion {
        name = name.strip();
        email = email.strip();
        passages = passages.stream()
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .toList();
        requesterAgreed = requesterAgreed == null || requesterAgreed.isBlank() ? null : requesterAgreed.strip();
    }

    boolean namesRequester() {
        return requesterAgreed != null;
    }

    /** Without anybody's name. */
    @Override
    public String toString() {
        return "ThirdPartyQuestion";
    }
}
