package uk.rightsdesk.calendar;

import java.util.List;
import uk.rightsdesk.clock.BankHolidayOverride;
import uk.rightsdesk.clock.WorkingDays;

/** Changes the calendar as an import does. */
public final class CalendarInTest {

    private CalendarInTest() {}

    /** @param rows date, division and change, as in the file */
    public static boolean change(BankHolidays bankHolidays, List<String> rows) {
        String file = "date,division,change\n" + String.join("\n", rows);
        return bankHolidays.change(
                new CalendarVersion(BankHolidayOverride.parse(file), WorkingDays.LAST_PUBLISHED_YEAR));
    }
}
