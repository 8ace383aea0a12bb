package uk.rightsdesk.intake.classify;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A phrase of the rules: words, {@code a|b} for either, {@code word*} for its beginning, {@code word?} for one that may
 * be missing, {@code ~} for up to six words of the same sentence. It is matched against {@link Words}.
 */
final class Phrase {

    private static final String ANY_WORDS = "(?:[^ .]+ ){0,6}?";

    private final String rule;
    private final Pattern pattern;

    Phrase(String rule) {
        this.rule = rule;
        this.pattern = Pattern.compile(
                Arrays.stream(rule.split(" ")).map(Phrase::word).collect(Collectors.joining("", "(?<= )", "")));
    }

    String rule() {
        return rule;
    }

    /** The words that match. */
    Optional<String> in(Words words) {
        Matcher matcher = pattern.matcher(words.text());
        return matcher.find() ? Optional.of(matcher.group().strip()) : Optional.empty();
    }

    Words removedFrom(Words words) {
        return new Words(pattern.matcher(words.text()).replaceAll(". "));
    }

    private static String word(String word) {
        if (word.equals("~")) {
            return ANY_WORDS;
        }
        boolean optional = word.endsWith("?");
        String alternatives = Arrays.stream((optional ? word.substring(0, word.length() - 1) : word).split("\\|"))
                .map(one -> one.endsWith("*")
                        ? Pattern.quote(one.substring(0, one.length() - 1)) + "[^ .]*"
                        : Pattern.quote(one))
                .collect(Collectors.joining("|", "(?:", ")"));
        return optional ? "(?:" + alternatives + " )?" : alternatives + " ";
    }
}
