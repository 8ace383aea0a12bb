package uk.rightsdesk.letter;

import org.jspecify.annotations.Nullable;

/**
 * One sentence of explanation and the law it rests on.
 *
 * @param sentence a full sentence in plain English
 * @param citation the legal source, such as "UK GDPR Article 12A"; null where the sentence states a fact
 */
public record Reason(String sentence, @Nullable String citation) {

    /** A sentence that states a fact and rests on no provision. */
    public static Reason fact(String sentence) {
        return new Reason(sentence, null);
    }
}
