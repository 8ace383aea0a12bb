package uk.rightsdesk.embedded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The last lines of a log file, for an error that is to be understood where it is read. */
final class LogTail {

    private static final int LINES = 30;

    private LogTail() {}

    static String of(Path log) {
        String heading = " Its log is " + log;
        try {
            // logs may hold bytes that are no UTF-8: ISO-8859-1 reads them all
            List<String> lines = Files.readAllLines(log, StandardCharsets.ISO_8859_1);
            List<String> tail = lines.subList(Math.max(0, lines.size() - LINES), lines.size());
            return heading + " and ends:\n  | " + String.join("\n  | ", tail);
        } catch (IOException _) {
            return heading;
        }
    }
}
