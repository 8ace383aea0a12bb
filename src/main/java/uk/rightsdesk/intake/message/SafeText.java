package uk.rightsdesk.intake.message;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Makes a stranger's text fit for the database and for a page: bounded, no control characters, no half characters. */
final class SafeText {

    /** Control characters, direction overrides (which make exe.pdf of a fdp.exe) and lone surrogates. */
    private static final Pattern UNFIT =
            Pattern.compile("[\\p{Cc}\\p{Cs}\\u202A-\\u202E\\u2066-\\u2069\\uFEFF&&[^\\n\\t]]");

    private static final Pattern WHITE_SPACE = Pattern.compile("\\s+");
    private static final Pattern EMPTY_LINES = Pattern.compile("\\n(?:[ \\t\\u00A0]*\\n){2,}");

    private SafeText() {}

    static String line(String text, int limit) {
        String plain = UNFIT.matcher(WHITE_SPACE.matcher(cut(text, 4 * limit)).replaceAll(" "))
                .replaceAll("");
        return cut(plain.strip(), limit);
    }

    static @Nullable String lineOrNull(@Nullable String text, int limit) {
        String line = text == null ? "" : line(text, limit);
        return line.isEmpty() ? null : line;
    }

    static String block(String text, int limit) {
        String plain = UNFIT.matcher(cut(text, limit).replace("\r\n", "\n").replace('\r', '\n'))
                .replaceAll("");
        return EMPTY_LINES.matcher(plain).replaceAll("\n\n").strip();
    }

    /** The first {@code limit} characters, never half a surrogate pair. */
    private static String cut(String text, int limit) {
        if (text.length() <= limit) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(limit - 1)) ? limit - 1 : limit);
    }
}
