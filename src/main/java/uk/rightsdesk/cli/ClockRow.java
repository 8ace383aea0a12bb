package uk.rightsdesk.cli;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import uk.rightsdesk.clock.ClockFacts;
import uk.rightsdesk.clock.Division;
import uk.rightsdesk.clock.Extension;
import uk.rightsdesk.clock.Obligation;
import uk.rightsdesk.clock.Pause;
import uk.rightsdesk.clock.Prerequisite;
import uk.rightsdesk.clock.StatutoryClock;
import uk.rightsdesk.clock.Topic;

/** One row of the clock command's input, read by column name. */
final class ClockRow {

    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final Pattern DATE_AND_TIME = Pattern.compile(DATE + "T.+");

    private final List<String> columns;
    private final CsvReader.Row row;

    ClockRow(List<String> columns, CsvReader.Row row) {
        this.columns = columns;
        this.row = row;
    }

    /** A cell does not say what it has to. The message names the column and never repeats its content. */
    static final class UnreadableException extends RuntimeException {

        UnreadableException(String message) {
            super(message);
        }
    }

    private enum Kind {
        RESP,
        EXT,
        ACK
    }

    String id() {
        return row.malformed() ? row.cell(0) : cell("id");
    }

    Obligation obligation() {
        return kind() == Kind.ACK ? Obligation.COMPLAINT_ACKNOWLEDGEMENT : Obligation.ACCESS_RESPONSE;
    }

    Division division() {
        try {
            return Division.fromCode(cell("division"));
        } catch (IllegalArgumentException e) {
            throw new UnreadableException("division must be EW, SC or NI");
        }
    }

    ClockFacts facts() {
        LocalDate received = date("received");
        if (kind() == Kind.ACK) {
            return new ClockFacts(received, List.of(), List.of(), null);
        }
        return new ClockFacts(received, prerequisites(received), pauses(), kind() == Kind.EXT ? inTime() : null);
    }

    private Kind kind() {
        requireReadable();
        return switch (cell("kind")) {
            case "RESP" -> Kind.RESP;
            case "EXT" -> Kind.EXT;
            case "ACK" -> Kind.ACK;
            default -> throw new UnreadableException("kind must be RESP, EXT or ACK");
        };
    }

    private static Extension inTime() {
        return new Extension(null);
    }

    private List<Prerequisite> prerequisites(LocalDate received) {
        if (cell("relevant_time").isEmpty()) {
            return List.of();
        }
        LocalDate relevant = date("relevant_time");
        if (relevant.isBefore(received)) {
            throw new UnreadableException("relevant_time is before received");
        }
        return relevant.equals(received) ? List.of() : List.of(new Prerequisite(Topic.UNSPECIFIED, relevant));
    }

    private List<Pause> pauses() {
        List<Pause> pauses = new ArrayList<>();
        for (String pause : cell("pauses").split(";", -1)) {
            if (!pause.isBlank()) {
                String[] ends = pause.split("\\.\\.", -1);
                if (ends.length != 2) {
                    throw new UnreadableException("pauses must be written from..to;from..to");
                }
                pauses.add(new Pause(date("pauses", ends[0].strip()), date("pauses", ends[1].strip())));
            }
        }
        return pauses;
    }

    private LocalDate date(String column) {
        return date(column, cell(column));
    }

    private static LocalDate date(String column, String text) {
        try {
            if (DATE.matcher(text).matches()) {
                return LocalDate.parse(text);
            }
            if (DATE_AND_TIME.matcher(text).matches()) {
                return StatutoryClock.dateOf(OffsetDateTime.parse(text).toInstant());
            }
        } catch (DateTimeException e) {
            throw new UnreadableException(column + " holds a date that does not exist");
        }
        throw new UnreadableException(
                text.isEmpty() ? column + " lacks a date" : column + " must hold dates as 2026-03-31");
    }

    private void requireReadable() {
        if (row.malformed()) {
            throw new UnreadableException("the row is not CSV: a quotation mark is out of place");
        }
        if (row.cells().size() > columns.size()) {
            throw new UnreadableException("the row has more cells than the header");
        }
    }

    private String cell(String column) {
        int index = columns.indexOf(column);
        return index < 0 ? "" : row.cell(index).strip();
    }
}
