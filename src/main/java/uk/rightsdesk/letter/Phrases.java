package uk.rightsdesk.letter;

import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What a template may call: the wording in force with its names filled in, and dates as people write them. */
final class Phrases {

    private static final DateTimeFormatter LONG_DATE = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.UK);
    private static final DateTimeFormatter WITH_WEEKDAY = DateTimeFormatter.ofPattern("EEEE d MMMM uuuu", Locale.UK);

    private final LawOfTheDay law;
    private final DataController controller;
    private final Regulator regulator;

    Phrases(LawOfTheDay law, DataController controller, Regulator regulator) {
        this.law = law;
        this.controller = controller;
        this.regulator = regulator;
    }

    public String say(String id) {
        return law.wording(id)
                .text()
                .replace("{controller}", controller.name())
                .replace("{email}", controller.email())
                .replace("{regulator}", regulator.name());
    }

    public String cite(String id) {
        return law.wording(id).citation();
    }

    /** 3 March 2026. */
    public String date(LocalDate date) {
        return LONG_DATE.format(date);
    }

    /** Tuesday 3 March 2026. */
    public String weekday(LocalDate date) {
        return WITH_WEEKDAY.format(date);
    }

    /** £1,234.50. */
    public String money(long pence) {
        return NumberFormat.getCurrencyInstance(Locale.UK).format(BigDecimal.valueOf(pence, 2));
    }

    /** 3 March 2026, 4 March 2026. */
    public String dates(List<LocalDate> dates) {
        return dates.stream().map(LONG_DATE::format).collect(Collectors.joining(", "));
    }
}
