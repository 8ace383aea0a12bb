package uk.rightsdesk.intake.classify;

/**
 * One rule that matched.
 *
 * @param right code of the right it speaks for, or {@code hint} when it only says that personal data is spoken of
 * @param rule the phrase as the rules have it
 * @param words the words of the email that matched: personal data, never outside the case store
 * @param weight of the rule
 */
public record Finding(String right, String rule, String words, int weight) {

    @Override
    public String toString() {
        return "Finding[" + right + ", " + rule + "]";
    }
}
