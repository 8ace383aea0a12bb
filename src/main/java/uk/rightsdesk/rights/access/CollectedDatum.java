package uk.rightsdesk.rights.access;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import uk.rightsdesk.clock.StatutoryClock;
import uk.rightsdesk.datamap.Datum;
import uk.rightsdesk.datamap.Value;

/**
 * One value of an element as the case store keeps it.
 *
 * @param column its name in the system of record
 * @param label in words for the requester
 * @param category id of its category in the data map
 * @param namesOthers whether it may name other people (DPA 2018 Schedule 2 paragraph 16)
 * @param value for machines: text, number, flag or list of texts; dates in ISO 8601; null where nothing is held or the
 *     value is a file
 * @param shown for people; null where nothing is held
 * @param file whether the value is a file, kept beside the element
 */
public record CollectedDatum(
        String column,
        String label,
        String category,
        boolean namesOthers,
        @Nullable Object value,
        @Nullable String shown,
        boolean file) {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.UK);
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("d MMMM yyyy, HH:mm", Locale.UK);

    /** A value as it was read from a system of record. */
    public static CollectedDatum of(Datum datum) {
        return switch (datum.value()) {
            case Value.Empty _ -> with(datum, null, null);
            case Value.Text text -> with(datum, text.text(), text.text());
            case Value.Texts texts -> with(datum, texts.texts(), String.join(", ", texts.texts()));
            case Value.Number number ->
                with(datum, number.number(), number.number().toPlainString());
            case Value.Flag flag -> with(datum, flag.flag(), flag.flag() ? "yes" : "no");
            case Value.Day day -> with(datum, day.day().toString(), day(day.day()));
            case Value.Moment moment -> with(datum, moment.moment().toString(), moment(moment.moment()));
            case Value.Attachment file ->
                new CollectedDatum(
                        datum.column(),
                        datum.label(),
                        datum.category(),
                        datum.namesOthers(),
                        null,
                        file.fileName() == null ? "a file" : file.fileName(),
                        true);
        };
    }

    private static CollectedDatum with(Datum datum, @Nullable Object value, @Nullable String shown) {
        return new CollectedDatum(
                datum.column(), datum.label(), datum.category(), datum.namesOthers(), value, shown, false);
    }

    private static String day(LocalDate day) {
        return DAY.format(day);
    }

    /** A moment as people in the United Kingdom read it. */
    static String moment(Instant moment) {
        return MOMENT.format(moment.atZone(StatutoryClock.LONDON));
    }

    /** Column only: the value is personal data. */
    @Override
    public String toString() {
        return "CollectedDatum[" + column + "]";
    }
}
