package uk.rightsdesk.redaction;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Takes words out of texts and leaves a mark in their place. Whole words only: Ann goes, annual stays. */
public final class RedactedText {

    private final Map<String, String> marks = new HashMap<>();
    private final Pattern pattern;

    private RedactedText(Collection<Marked> redactions) {
        redactions.forEach(redaction -> marks.putIfAbsent(key(redaction.words()), redaction.mark()));
        // the longest first, so that a name is not left half
        pattern = Pattern.compile(
                redactions.stream()
                        .map(Marked::words)
                        .sorted(Comparator.comparingInt(String::length).reversed())
                        .map(RedactedText::expression)
                        .collect(Collectors.joining("|")),
                Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    /** Words and what stands in their place. */
    public record Marked(String words, String mark) {}

    public static RedactedText of(Collection<Marked> redactions) {
        return new RedactedText(redactions);
    }

    /** Whether any of the words stand in the text. */
    public boolean isIn(String text) {
        return !marks.isEmpty() && pattern.matcher(text).find();
    }

    public String applyTo(String text) {
        return marks.isEmpty()
                ? text
                : pattern.matcher(text)
                        .replaceAll(found ->
                                Matcher.quoteReplacement(marks.getOrDefault(key(found.group()), "[redacted]")));
    }

    private static String expression(String words) {
        String spaced = Pattern.compile("\\s+")
                .splitAsStream(words.strip())
                .map(Pattern::quote)
                .collect(Collectors.joining("\\s+"));
        return (isWord(words.strip().codePointAt(0)) ? "(?<![\\p{L}\\p{N}])" : "")
                + spaced
                + (isWord(words.strip().codePointBefore(words.strip().length())) ? "(?![\\p{L}\\p{N}])" : "");
    }

    private static boolean isWord(int character) {
        return Character.isLetterOrDigit(character);
    }

    private static String key(String words) {
        return words.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
    }
}
