package uk.rightsdesk.intake.classify;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The words of a text in lower case, one space before and after each, a dot for the end of a sentence: what phrases are
 * matched against.
 */
record Words(String text) {

    private static final int MAX_LENGTH = 20_000;
    private static final Pattern MARKS = Pattern.compile("\\p{Mn}+");
    private static final Pattern SENTENCE_END = Pattern.compile("[.!?;:]+(?=\\s|$)|\\n\\s*\\n");
    private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}'.\\u0001]+");

    static Words of(String text) {
        String plain = text.substring(0, Math.min(text.length(), MAX_LENGTH)).replace('\u2019', '\'');
        String lower = MARKS.matcher(Normalizer.normalize(plain, Normalizer.Form.NFKD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT);
        String sentences = SENTENCE_END.matcher(lower).replaceAll(" \u0001 ").replace(".", " ");
        return new Words(" "
                + NO_WORD.matcher(sentences)
                        .replaceAll(" ")
                        .replace('\u0001', '.')
                        .strip() + " ");
    }

    long count() {
        return text.isBlank() ? 0 : text.strip().split(" ").length;
    }

    boolean has(String word) {
        return text.contains(" " + word + " ");
    }
}
