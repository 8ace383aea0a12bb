package uk.rightsdesk.intake.classify;

import java.util.regex.Pattern;

/** Leaves out what a reply quotes: our own letters speak of every right there is. */
final class QuotedText {

    private static final Pattern START_OF_QUOTE = Pattern.compile(
            "(?im)^[ \\t]*(?:-{3,}[ \\t]*(?:original message|forwarded message)[ \\t]*-{3,}|on [^\\n]{5,200}(?:\\n[^\\n]{0,100})?wrote:[ \\t]*"
                    + "|_{20,}[ \\t]*)$");
    private static final Pattern QUOTED_LINE = Pattern.compile("(?m)^[ \\t]*>.*$");

    private QuotedText() {}

    /** A forwarded message has nothing above its quote; then the quote is what is meant. */
    static String leaveOut(String text) {
        String own = QUOTED_LINE
                .matcher(START_OF_QUOTE.split(text, 2)[0])
                .replaceAll("")
                .strip();
        return own.isEmpty() ? text : own;
    }
}
