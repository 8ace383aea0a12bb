package uk.rightsdesk.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads CSV (RFC 4180) record by record and survives a record that is not CSV: it costs that line, and reading resumes
 * with the next. Libraries give up the rest of the input there, or read on inside the quotation marks.
 */
final class CsvReader {

    /** A quoted cell may hold line breaks; one that is still open after so many lines was never closed. */
    private static final int MAX_LINES_OF_A_RECORD = 50;

    private final BufferedReader in;
    private final Deque<String> pushedBack = new ArrayDeque<>();

    CsvReader(BufferedReader in) {
        this.in = in;
    }

    /**
     * One record.
     *
     * @param cells without their quoting; where the record is malformed, the text before the first comma alone
     */
    record Row(List<String> cells, boolean malformed) {

        /** The cell, or an empty one where the record is too short. */
        String cell(int index) {
            return index < cells.size() ? cells.get(index) : "";
        }
    }

    /** The next record that is not blank; null at the end. */
    @Nullable
    Row next() throws IOException {
        String line = nextLine();
        while (line != null && line.isBlank()) {
            line = nextLine();
        }
        return line == null ? null : read(line);
    }

    private Row read(String firstLine) throws IOException {
        Deque<String> further = new ArrayDeque<>();
        StringBuilder record = new StringBuilder(firstLine);
        while (true) {
            Parser parser = new Parser(record);
            switch (parser.parse()) {
                case COMPLETE -> {
                    return new Row(parser.cells, false);
                }
                case MALFORMED -> {
                    return giveUp(firstLine, further);
                }
                case OPEN -> {
                    String line = further.size() + 1 < MAX_LINES_OF_A_RECORD ? nextLine() : null;
                    if (line == null) {
                        return giveUp(firstLine, further);
                    }
                    further.addLast(line);
                    record.append('\n').append(line);
                }
            }
        }
    }

    private Row giveUp(String firstLine, Deque<String> further) {
        while (!further.isEmpty()) {
            pushedBack.addFirst(further.removeLast());
        }
        int comma = firstLine.indexOf(',');
        String start = comma < 0 ? firstLine : firstLine.substring(0, comma);
        return new Row(List.of(start.replace("\"", "")), true);
    }

    private @Nullable String nextLine() throws IOException {
        return pushedBack.isEmpty() ? in.readLine() : pushedBack.removeFirst();
    }

    private enum State {
        COMPLETE,
        OPEN,
        MALFORMED
    }

    /** Takes one record apart. */
    private static final class Parser {

        private final CharSequence text;
        private final List<String> cells = new ArrayList<>();
        private int at;

        Parser(CharSequence text) {
            this.text = text;
        }

        State parse() {
            State state;
            do {
                state = at < text.length() && text.charAt(at) == '"' ? quotedCell() : plainCell();
            } while (state == State.COMPLETE && at++ < text.length());
            return state;
        }

        private State plainCell() {
            int start = at;
            while (at < text.length() && text.charAt(at) != ',') {
                at++;
            }
            cells.add(text.subSequence(start, at).toString());
            return State.COMPLETE;
        }

        private State quotedCell() {
            StringBuilder cell = new StringBuilder();
            for (at++; at < text.length(); at++) {
                if (text.charAt(at) != '"') {
                    cell.append(text.charAt(at));
                } else if (at + 1 < text.length() && text.charAt(at + 1) == '"') {
                    cell.append('"');
                    at++;
                } else {
                    at++;
                    cells.add(cell.toString());
                    return at == text.length() || text.charAt(at) == ',' ? State.COMPLETE : State.MALFORMED;
                }
            }
            return State.OPEN;
        }
    }
}
