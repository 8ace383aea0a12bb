package uk.rightsdesk.letter;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.List;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;

/** How data is shown: what a template may ask about tables and pictures. */
final class Presentation {

    /** The space between two columns, in characters. */
    private static final int MARGIN = 3;

    private static final int PNG_FIRST_BYTE = 0x89;

    private final Print print;

    Presentation(Print print) {
        this.print = print;
    }

    /** Whether each record reads better as a list of "field: value" than as a line of a table. */
    public boolean asRecords(DataTable table) {
        int[] lengths = lengths(table);
        return lengths.length > print.mostColumns()
                || IntStream.of(lengths).anyMatch(length -> length > print.longestValue())
                || IntStream.of(lengths).sum() > print.line();
    }

    /** The width of each column in per cent, so that long values get room and no column vanishes. */
    public List<Integer> widths(DataTable table) {
        int[] lengths = lengths(table);
        int total = IntStream.of(lengths).sum();
        return IntStream.of(lengths).map(length -> length * 100 / total).boxed().toList();
    }

    /** The grounds on which something was left out, each once. */
    public List<RefusalGround> grounds(List<AccessResponseContent.Withheld> withheld) {
        return withheld.stream()
                .map(AccessResponseContent.Withheld::ground)
                .distinct()
                .sorted()
                .toList();
    }

    /** What staff wrote, a paragraph for each line that has words. */
    public List<String> paragraphs(String text) {
        return text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    }

    /** Whether there is a value at all. */
    public boolean held(@Nullable String value) {
        return value != null && !value.isBlank();
    }

    /** Whether a picture can be printed; a damaged one, or one of a kind that PDF/A has no room for, cannot. */
    public boolean printable(Picture picture) {
        try {
            return ImageIO.read(new ByteArrayInputStream(picture.bytes())) != null;
        } catch (IOException unreadable) {
            return false;
        }
    }

    /** A picture as an address that holds it. */
    public String source(Picture picture) {
        byte[] bytes = picture.bytes();
        String type = bytes.length > 0 && (bytes[0] & 0xFF) == PNG_FIRST_BYTE ? "png" : "jpeg";
        return "data:image/" + type + ";base64," + Base64.getEncoder().encodeToString(bytes);
    }

    private static int[] lengths(DataTable table) {
        return IntStream.range(0, table.columns().size())
                .map(column -> length(table, column) + MARGIN)
                .toArray();
    }

    private static int length(DataTable table, int column) {
        int longest = table.columns().get(column).length();
        for (List<@Nullable String> row : table.rows()) {
            String value = row.get(column);
            longest = Math.max(longest, value == null ? 0 : value.length());
        }
        return longest;
    }
}
