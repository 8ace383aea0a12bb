package uk.rightsdesk.rights.access;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import uk.rightsdesk.datamap.DataMap;
import uk.rightsdesk.datamap.MappedColumn;
import uk.rightsdesk.delivery.RequesterLinks;
import uk.rightsdesk.letter.AccessResponseContent;
import uk.rightsdesk.letter.DataController;

/**
 * Explains the archive to the person who opens it: each file, each column, each code (ICO access toolkit: supplying).
 */
@Component
class AccessResponseReadme {

    private final DataMap map;
    private final DataController controller;
    private final RequesterLinks links;

    AccessResponseReadme(DataMap map, DataController controller, RequesterLinks links) {
        this.map = map;
        this.controller = controller;
        this.links = links;
    }

    /** @param tables the rows of each table, by the path of its file */
    String text(AccessResponseContent content, Map<String, List<CollectedElement>> tables, boolean files) {
        List<String> lines = new ArrayList<>(List.of(
                "Your personal data, request " + content.head().reference(),
                "",
                controller.name() + " put this folder together for you in answer to your request.",
                "Keep it in a safe place: it is about you.",
                "",
                "What is in it",
                "",
                content.volumes().isEmpty()
                        ? "letter.pdf         our answer, with the copy of your data in tables. Begin here."
                        : "letter.pdf         our answer. Begin here.",
                "data.json          the same data and the same answers for a computer",
                "data.schema.json   the description of data.json (JSON Schema)"));
        if (!content.volumes().isEmpty()) {
            lines.add("volume-1.pdf …     the copy of your data in %d volumes; the letter says what is in which"
                    .formatted(content.volumes().size()));
        }
        if (!tables.isEmpty()) {
            lines.add("csv/               one table each, for a spreadsheet; see below");
        }
        if (files) {
            lines.add("files/             pictures and other files we hold about you");
        }
        lines.addAll(List.of(
                "readme.txt         this text",
                "SHA256SUMS         check sums: 'sha256sum -c SHA256SUMS' tells whether a file was damaged",
                "SHA256SUMS.jws     our signature over the check sums: it shows that the answer is ours and whole",
                "",
                "The letter bears a signature of its own, which readers of PDFs show. What to check them with is here:",
                "  check sums  " + links.url("keys.json"),
                "  letter      " + links.url("letter-certificates.pem"),
                ""));
        if (!tables.isEmpty()) {
            tables(tables, lines);
        }
        lines.addAll(List.of(
                "Questions",
                "",
                "Reply to our email or write to " + controller.email() + ". Please give the reference "
                        + content.head().reference() + "."));
        return String.join("\r\n", lines) + "\r\n";
    }

    private void tables(Map<String, List<CollectedElement>> tables, List<String> lines) {
        lines.addAll(List.of(
                "How to read the tables",
                "",
                "Letters are in UTF-8, cells are divided by commas. An empty cell means that nothing is held.",
                "Dates and times are written year first; times with a Z at the end are in UTC.",
                "An apostrophe stands before a text that a spreadsheet would take for a formula.",
                ""));
        tables.forEach((path, rows) -> {
            CollectedElement first = rows.getFirst();
            lines.add(path + ": " + first.label());
            Map<String, String> codes = codes(first);
            for (CollectedDatum datum : first.data()) {
                String meaning = codes.get(datum.column());
                lines.add("  " + datum.column() + ": " + datum.label() + (meaning == null ? "" : ". " + meaning));
            }
            lines.add("");
        });
    }

    /** What the codes in a column mean, where there are any. */
    private Map<String, String> codes(CollectedElement row) {
        Map<String, String> codes = new LinkedHashMap<>();
        map.system(row.system()).table(row.table()).ifPresent(table -> {
            for (MappedColumn.Personal column : table.personalColumns()) {
                if (column.explained() != null) {
                    codes.put(column.name(), column.explained());
                }
            }
        });
        return codes;
    }
}
