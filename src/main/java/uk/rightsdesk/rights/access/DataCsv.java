package uk.rightsdesk.rights.access;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.dataformat.csv.CsvMapper;
import tools.jackson.dataformat.csv.CsvSchema;
import tools.jackson.dataformat.csv.CsvWriteFeature;

/**
 * A table as CSV for spreadsheets: RFC 4180, UTF-8, every text in quotes. A spreadsheet takes some texts for formulas
 * and carries them out; those get an apostrophe in front. The exact values are in the JSON.
 */
final class DataCsv {

    /** The last four are the wide forms, which some spreadsheets read as the narrow ones. */
    private static final String FORMULA = "=+-@\t\r\n＝＋－＠";

    private static final CsvMapper CSV =
            CsvMapper.builder().enable(CsvWriteFeature.ALWAYS_QUOTE_STRINGS).build();
    private static final CsvSchema RFC_4180 =
            CsvSchema.emptySchema().withLineSeparator("\r\n").withQuoteChar('"').withoutEscapeChar();

    private DataCsv() {}

    /** @param rows at least one, all of one table */
    static byte[] of(List<CollectedElement> rows, DisclosedFiles files) {
        List<List<@Nullable Object>> lines = new ArrayList<>();
        lines.add(rows.getFirst().data().stream()
                .map(datum -> (Object) neutral(datum.column()))
                .collect(Collectors.toCollection(ArrayList::new)));
        for (CollectedElement row : rows) {
            List<@Nullable Object> line = new ArrayList<>();
            row.data().forEach(datum -> line.add(cell(row, datum, files)));
            lines.add(line);
        }
        // all at once: of lines written one by one this library leaves out the empty cells
        return CSV.writer(RFC_4180).writeValueAsBytes(lines);
    }

    private static @Nullable Object cell(CollectedElement row, CollectedDatum datum, DisclosedFiles files) {
        return switch (datum.file() ? files.of(row, datum).path() : datum.value()) {
            case null -> null;
            case Collection<?> texts ->
                neutral(texts.stream().map(String::valueOf).collect(Collectors.joining("; ")));
            case String text -> neutral(text);
            // a number or a flag is ours to write, and begins no formula
            case Object value -> value;
        };
    }

    private static String neutral(String text) {
        return !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }
}
