package uk.rightsdesk.clock;

import de.focus_shift.jollyday.core.Holiday;
import de.focus_shift.jollyday.core.HolidayCalendar;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.ManagerParameters;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Year;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which days are working days in each division: not Saturdays, Sundays or bank holidays. Bank holidays come from
 * Jollyday, corrected by the overrides. Beyond the last year that gov.uk has published, no day is known to be one.
 * Immutable to its users and safe between threads.
 */
public final class WorkingDays {

    /** The last year in the file of bank holidays that gov.uk publishes (https://www.gov.uk/bank-holidays.json). */
    public static final int LAST_PUBLISHED_YEAR = 2028;

    /** Long enough before the end of the calendar that the next year's days can be added without haste. */
    private static final int WARNING_MONTHS = 4;

    private static final String WALES = "wls";

    private final HolidayManager calendar =
            HolidayManager.getInstance(ManagerParameters.create(HolidayCalendar.UNITED_KINGDOM));
    private final Map<DivisionYear, Set<LocalDate>> bankHolidays = new ConcurrentHashMap<>();
    private final List<BankHolidayOverride> overrides;
    private final int lastKnownYear;

    private record DivisionYear(Division division, int year) {}

    /** The calendar as released. */
    public static WorkingDays ofUnitedKingdom() {
        return ofUnitedKingdom(List.of());
    }

    /** The calendar as released, corrected by further overrides, of which the last about a day prevails. */
    public static WorkingDays ofUnitedKingdom(List<BankHolidayOverride> furtherOverrides) {
        return new WorkingDays(furtherOverrides, LAST_PUBLISHED_YEAR);
    }

    /**
     * As {@link #ofUnitedKingdom(List)}, known to the end of another year.
     *
     * @param lastKnownYear the last year for which somebody has compared the calendar with what gov.uk has published
     */
    public static WorkingDays ofUnitedKingdom(List<BankHolidayOverride> furtherOverrides, int lastKnownYear) {
        return new WorkingDays(furtherOverrides, lastKnownYear);
    }

    WorkingDays(List<BankHolidayOverride> furtherOverrides, int lastKnownYear) {
        this.overrides = Stream.concat(BankHolidayOverride.released().stream(), furtherOverrides.stream())
                .toList();
        this.lastKnownYear = lastKnownYear;
        requireRegions();
    }

    /** The last year whose bank holidays are known. */
    public int lastKnownYear() {
        return lastKnownYear;
    }

    /** The day from which operations are warned that the calendar is about to end: four months before its last day. */
    public LocalDate warningFrom() {
        return LocalDate.of(lastKnownYear, 12, 31).minusMonths(WARNING_MONTHS);
    }

    /**
     * Whether the day is a working day.
     *
     * @throws BankHolidaysUnknownException where the day is after the last known year
     */
    public boolean isWorkingDay(LocalDate day, Division division) {
        return requireKnown(day).getDayOfWeek() != DayOfWeek.SATURDAY
                && day.getDayOfWeek() != DayOfWeek.SUNDAY
                && !bankHolidays(division, day.getYear()).contains(day);
    }

    /**
     * The day itself where it is a working day, otherwise the next one.
     *
     * @throws BankHolidaysUnknownException where that day is after the last known year
     */
    public LocalDate firstWorkingDayFrom(LocalDate day, Division division) {
        LocalDate candidate = day;
        while (!isWorkingDay(candidate, division)) {
            candidate = candidate.plusDays(1);
        }
        return candidate;
    }

    private LocalDate requireKnown(LocalDate day) {
        if (day.getYear() > lastKnownYear) {
            throw new BankHolidaysUnknownException(lastKnownYear);
        }
        return day;
    }

    private Set<LocalDate> bankHolidays(Division division, int year) {
        return bankHolidays.computeIfAbsent(new DivisionYear(division, year), this::load);
    }

    private Set<LocalDate> load(DivisionYear wanted) {
        Set<LocalDate> days = published(wanted.year(), regionOf(wanted.division()));
        if (wanted.division() == Division.ENGLAND_AND_WALES && !days.equals(published(wanted.year(), WALES))) {
            throw new IllegalStateException("England and Wales differ in their bank holidays of " + wanted.year());
        }
        for (BankHolidayOverride override : overrides) {
            if (override.division() == wanted.division() && override.on().getYear() == wanted.year()) {
                if (override.holiday()) {
                    days.add(override.on());
                } else {
                    days.remove(override.on());
                }
            }
        }
        return days;
    }

    private Set<LocalDate> published(int year, String region) {
        return calendar.getHolidays(Year.of(year), region).stream()
                .map(Holiday::getDate)
                .collect(Collectors.toSet());
    }

    /** Jollyday answers an unknown region with the holidays of the whole country, without a word. */
    private void requireRegions() {
        Set<String> known = calendar.getCalendarHierarchy().getChildren().keySet();
        Stream<String> needed =
                Stream.concat(Stream.of(WALES), Stream.of(Division.values()).map(WorkingDays::regionOf));
        if (!needed.allMatch(known::contains)) {
            throw new IllegalStateException("Jollyday does not know the regions of the United Kingdom by these codes");
        }
    }

    private static String regionOf(Division division) {
        return switch (division) {
            case ENGLAND_AND_WALES -> "eng";
            case SCOTLAND -> "sct";
            case NORTHERN_IRELAND -> "nir";
        };
    }
}
