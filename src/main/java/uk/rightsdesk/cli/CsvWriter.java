package uk.rightsdesk.cli;

import java.io.PrintWriter;

/** Writes CSV (RFC 4180, lines end with LF) that is safe to open in a spreadsheet. */
final class CsvWriter {

    private final PrintWriter out;

    CsvWriter(PrintWriter out) {
        this.out = out;
    }

    void write(String... cells) {
        StringBuilder line = new StringBuilder();
        for (String cell : cells) {
            line.append(line.isEmpty() ? "" : ",").append(quoted(neutral(cell)));
        }
        out.append(line.append('\n'));
    }

    /** A spreadsheet runs a cell that begins with one of these as a formula; behind an apostrophe it is text. */
    private static String neutral(String cell) {
        return !cell.isEmpty() && "=+-@\t\r".indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell;
    }

    private static String quoted(String cell) {
        boolean plain =
                cell.indexOf(',') < 0 && cell.indexOf('"') < 0 && cell.indexOf('\n') < 0 && cell.indexOf('\r') < 0;
        return plain ? cell : '"' + cell.replace("\"", "\"\"") + '"';
    }
}
