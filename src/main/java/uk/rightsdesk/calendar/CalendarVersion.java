package uk.rightsdesk.calendar;

import java.util.List;
import uk.rightsdesk.clock.BankHolidayOverride;
import uk.rightsdesk.clock.WorkingDays;

/** A state of the calendar: the overrides beside the released calendar, and how far it is known. */
record CalendarVersion(List<BankHolidayOverride> overrides, int lastKnownYear) {

    /** Before anything was imported. */
    static final CalendarVersion RELEASED = new CalendarVersion(List.of(), WorkingDays.LAST_PUBLISHED_YEAR);

    CalendarVersion {
        overrides = List.copyOf(overrides);
    }

    WorkingDays workingDays() {
        return WorkingDays.ofUnitedKingdom(overrides, lastKnownYear);
    }
}
