package uk.rightsdesk.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import uk.rightsdesk.cli.CsvReader.Row;

class CsvReaderTest {

    @Test
    void shouldReadPlainAndQuotedCells() throws IOException {
        assertThat(read("a,\"b,\"\"c\"\"\nd\",,e\"f\r\n,\n"))
                .containsExactly(good("a", "b,\"c\"\nd", "", "e\"f"), good("", ""));
    }

    @Test
    void shouldSkipBlankLines() throws IOException {
        assertThat(read("\na\n  \n\nb")).containsExactly(good("a"), good("b"));
    }

    @Test
    void shouldLoseOneLineOnlyWhereAQuotationMarkIsNeverClosed() throws IOException {
        assertThat(read("1,\"x\n2,y\n3,z")).containsExactly(bad("1"), good("2", "y"), good("3", "z"));
    }

    @Test
    void shouldLoseOneLineOnlyWhereAQuotationMarkIsClosedByALaterRow() throws IOException {
        assertThat(read("1,\"x\n2,y\n3,\"z\"\n4")).containsExactly(bad("1"), good("2", "y"), good("3", "z"), good("4"));
    }

    @Test
    void shouldLoseOneLineOnlyInALongInput() throws IOException {
        List<Row> rows = read("1,\"x\n" + "2,y\n".repeat(500));

        assertThat(rows).hasSize(501);
        assertThat(rows.subList(1, 501)).containsOnly(good("2", "y"));
    }

    @Test
    void shouldGiveTheStartOfAMalformedRow() throws IOException {
        assertThat(read("\"1\"x,2\n\"3\"y")).containsExactly(bad("1x"), bad("3y"));
    }

    private static Row good(String... cells) {
        return new Row(List.of(cells), false);
    }

    private static Row bad(String start) {
        return new Row(List.of(start), true);
    }

    private static List<Row> read(String text) throws IOException {
        CsvReader reader = new CsvReader(new BufferedReader(new StringReader(text)));
        List<Row> rows = new ArrayList<>();
        for (Row row = reader.next(); row != null; row = reader.next()) {
            rows.add(row);
        }
        return rows;
    }
}
