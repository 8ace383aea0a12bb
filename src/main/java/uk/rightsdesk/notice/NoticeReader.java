package uk.rightsdesk.notice;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import uk.rightsdesk.letter.NoticePart;

/**
 * Reads a version of the notice from a text file: lines {@code name: value} up to a line {@code ---}, then headings
 * with {@code ##} or {@code ###}, points with {@code -}, and paragraphs, one a line. Of Markdown it takes no more: what
 * stands in a file is shown as it is and can carry no markup to a page or a letter.
 */
final class NoticeReader {

    private static final Set<String> NAMES = Set.of("in-force-from", "supplements", "title");

    private final String file;
    private final List<NoticePart> parts = new ArrayList<>();
    private @Nullable String heading;
    private boolean subordinate;
    private List<NoticePart.Block> blocks = new ArrayList<>();
    private List<String> points = new ArrayList<>();

    private NoticeReader(String file) {
        this.file = file;
    }

    /** @throws InvalidNotice when the file is not of that form */
    static NoticeVersion read(String file, byte[] content) {
        return new NoticeReader(file).read(content);
    }

    private NoticeVersion read(byte[] content) {
        List<String> lines = new String(content, StandardCharsets.UTF_8)
                .lines()
                .map(String::strip)
                .toList();
        int end = lines.indexOf("---");
        if (end < 0) {
            throw new InvalidNotice(file, "has no line --- after its head");
        }
        Map<String, String> head = head(lines.subList(0, end));
        lines.subList(end + 1, lines.size()).forEach(this::line);
        endPart();
        if (parts.isEmpty()) {
            throw new InvalidNotice(file, "says nothing");
        }
        return new NoticeVersion(
                day(head, "in-force-from"),
                head.containsKey("supplements") ? day(head, "supplements") : null,
                value(head, "title"),
                parts,
                sha256(content));
    }

    private Map<String, String> head(List<String> lines) {
        Map<String, String> head = new HashMap<>();
        for (String line : lines) {
            int colon = line.indexOf(':');
            if (colon < 1 || !NAMES.contains(line.substring(0, colon))) {
                throw new InvalidNotice(file, "its head has another line than " + NAMES);
            }
            head.put(line.substring(0, colon), line.substring(colon + 1).strip());
        }
        return head;
    }

    private String value(Map<String, String> head, String name) {
        String value = head.get(name);
        if (value == null || value.isEmpty()) {
            throw new InvalidNotice(file, "its head has no " + name);
        }
        return value;
    }

    private LocalDate day(Map<String, String> head, String name) {
        try {
            return LocalDate.parse(value(head, name));
        } catch (DateTimeParseException _) {
            throw new InvalidNotice(file, name + " is no date such as 2026-11-22");
        }
    }

    private void line(String line) {
        if (line.startsWith("## ") || line.startsWith("### ")) {
            endPart();
            subordinate = line.startsWith("### ");
            heading = line.substring(line.indexOf(' ')).strip();
        } else if (line.startsWith("- ")) {
            points.add(line.substring(2).strip());
        } else if (!line.isEmpty()) {
            endList();
            blocks.add(new NoticePart.Block(false, List.of(line)));
        }
    }

    private void endList() {
        if (!points.isEmpty()) {
            blocks.add(new NoticePart.Block(true, points));
            points = new ArrayList<>();
        }
    }

    private void endPart() {
        endList();
        if (heading != null) {
            if (subordinate && parts.isEmpty()) {
                throw new InvalidNotice(file, "begins with a heading ### below none");
            }
            parts.add(new NoticePart(heading, subordinate, blocks));
        } else if (!blocks.isEmpty()) {
            throw new InvalidNotice(file, "begins without a heading ##");
        }
        blocks = new ArrayList<>();
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (GeneralSecurityException never) {
            throw new IllegalStateException("every Java has SHA-256", never);
        }
    }
}
