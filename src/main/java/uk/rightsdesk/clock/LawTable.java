package uk.rightsdesk.clock;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads law that is kept as data: comma-separated, without quoting, # for remarks, the first line names the columns.
 */
final class LawTable {

    private LawTable() {}

    /** The rows of {@code law/<name>.csv} on the class path, each by column name. */
    static List<Map<String, String>> read(String name) {
        try (InputStream in = LawTable.class.getResourceAsStream("/law/" + name + ".csv")) {
            if (in == null) {
                throw new IllegalStateException("law/" + name + ".csv is missing from the class path");
            }
            return parse(name, new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<Map<String, String>> parse(String name, String text) {
        List<String[]> lines = text.lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> line.split(",", -1))
                .toList();
        String[] columns = lines.getFirst();
        List<Map<String, String>> rows = new ArrayList<>();
        for (String[] cells : lines.subList(1, lines.size())) {
            if (cells.length != columns.length) {
                throw new IllegalStateException("law/%s.csv: the row of %s has %d cells, not %d"
                        .formatted(name, cells[0], cells.length, columns.length));
            }
            Map<String, String> row = new LinkedHashMap<>();
            for (int i = 0; i < columns.length; i++) {
                row.put(columns[i].strip(), cells[i].strip());
            }
            rows.add(row);
        }
        return rows;
    }
}
