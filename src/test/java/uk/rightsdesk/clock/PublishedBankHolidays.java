package uk.rightsdesk.clock;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The file that gov.uk publishes, with which the calendar in use is compared. */
final class PublishedBankHolidays {

    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("dd/MM/uuuu", Locale.UK);
    private static final JsonNode DIVISIONS = read().get("divisions");

    private PublishedBankHolidays() {}

    static Set<LocalDate> of(Division division, int year) {
        String slug = switch (division) {
            case ENGLAND_AND_WALES -> "england-and-wales";
            case SCOTLAND -> "scotland";
            case NORTHERN_IRELAND -> "northern-ireland";
        };
        Set<LocalDate> days = new TreeSet<>();
        for (JsonNode day : DIVISIONS.get("common.nations." + slug + "_slug").get(String.valueOf(year))) {
            days.add(LocalDate.parse(day.get("date").asString(), DATE));
        }
        return days;
    }

    private static JsonNode read() {
        try (InputStream in = PublishedBankHolidays.class.getResourceAsStream("/law/bank-holidays.json")) {
            return JsonMapper.shared().readTree(Objects.requireNonNull(in));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
