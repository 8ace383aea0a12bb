package uk.rightsdesk.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class WorkingDaysTest {

    private static final LocalDate ORDINARY_TUESDAY = LocalDate.of(2026, 9, 15);

    private final WorkingDays workingDays = WorkingDays.ofUnitedKingdom();

    static Stream<Arguments> publishedYears() {
        return Stream.of(Division.values())
                .flatMap(division -> IntStream.rangeClosed(2019, 2028).mapToObj(year -> Arguments.of(division, year)));
    }

    @ParameterizedTest
    @MethodSource("publishedYears")
    void shouldHaveTheBankHolidaysThatGovUkPublishes(Division division, int year) {
        Set<LocalDate> weekdaysOff = LocalDate.of(year, 1, 1)
                .datesUntil(LocalDate.of(year + 1, 1, 1))
                .filter(day -> !isWeekend(day))
                .filter(day -> !workingDays.isWorkingDay(day, division))
                .collect(Collectors.toSet());

        assertThat(weekdaysOff).isEqualTo(PublishedBankHolidays.of(division, year));
    }

    @Test
    void shouldTakeNoWeekendForAWorkingDay() {
        assertThat(workingDays.isWorkingDay(LocalDate.of(2026, 9, 12), Division.SCOTLAND))
                .isFalse();
        assertThat(workingDays.isWorkingDay(LocalDate.of(2026, 9, 13), Division.SCOTLAND))
                .isFalse();
        assertThat(workingDays.isWorkingDay(LocalDate.of(2026, 9, 14), Division.SCOTLAND))
                .isTrue();
    }

    @Test
    void shouldMoveOnToTheNextWorkingDayOfTheDivision() {
        LocalDate goodFriday = LocalDate.of(2026, 4, 3);

        assertThat(workingDays.firstWorkingDayFrom(goodFriday, Division.ENGLAND_AND_WALES))
                .isEqualTo("2026-04-07");
        assertThat(workingDays.firstWorkingDayFrom(goodFriday, Division.SCOTLAND))
                .isEqualTo("2026-04-06");
    }

    @Test
    void shouldStayOnAWorkingDay() {
        assertThat(workingDays.firstWorkingDayFrom(ORDINARY_TUESDAY, Division.SCOTLAND))
                .isEqualTo(ORDINARY_TUESDAY);
    }

    @Test
    void shouldKnowADayProclaimedLateInItsDivisionOnly() {
        WorkingDays corrected = WorkingDays.ofUnitedKingdom(
                List.of(new BankHolidayOverride(ORDINARY_TUESDAY, Division.NORTHERN_IRELAND, true)));

        assertThat(corrected.isWorkingDay(ORDINARY_TUESDAY, Division.NORTHERN_IRELAND))
                .isFalse();
        assertThat(corrected.isWorkingDay(ORDINARY_TUESDAY, Division.SCOTLAND)).isTrue();
        assertThat(corrected.isWorkingDay(ORDINARY_TUESDAY.withYear(2027), Division.NORTHERN_IRELAND))
                .isTrue();
    }

    @Test
    void shouldForgetADayThatIsNoLongerABankHoliday() {
        LocalDate summerBankHoliday = LocalDate.of(2026, 8, 31);
        WorkingDays corrected = WorkingDays.ofUnitedKingdom(
                List.of(new BankHolidayOverride(summerBankHoliday, Division.ENGLAND_AND_WALES, false)));

        assertThat(corrected.isWorkingDay(summerBankHoliday, Division.ENGLAND_AND_WALES))
                .isTrue();
    }

    @Test
    void shouldFollowTheLastOverrideOfADay() {
        WorkingDays corrected = WorkingDays.ofUnitedKingdom(List.of(
                new BankHolidayOverride(ORDINARY_TUESDAY, Division.SCOTLAND, true),
                new BankHolidayOverride(ORDINARY_TUESDAY, Division.SCOTLAND, false)));

        assertThat(corrected.isWorkingDay(ORDINARY_TUESDAY, Division.SCOTLAND)).isTrue();
    }

    @Test
    void shouldReadOverridesFromATable() {
        String table = """
                # a remark

                date, division, change
                2027-05-10, EW, added
                2027-05-03, SC, removed
                """;

        assertThat(BankHolidayOverride.parse(table))
                .containsExactly(
                        new BankHolidayOverride(LocalDate.of(2027, 5, 10), Division.ENGLAND_AND_WALES, true),
                        new BankHolidayOverride(LocalDate.of(2027, 5, 3), Division.SCOTLAND, false));
    }

    @Test
    void shouldRefuseAnOverrideThatNeitherAddsNorRemoves() {
        String table = "date,division,change\n2027-05-10,EW,moved";

        assertThatThrownBy(() -> BankHolidayOverride.parse(table)).hasMessage("a bank holiday is added or removed");
    }

    @Test
    void shouldRefuseATableWithARowOfTheWrongLength() {
        assertThatThrownBy(() -> LawTable.parse("test", "a,b\n1,2\n3"))
                .hasMessage("law/test.csv: the row of 3 has 1 cells, not 2");
    }

    @Test
    void shouldSayWhichTableIsMissing() {
        assertThatThrownBy(() -> LawTable.read("none")).hasMessageContaining("law/none.csv is missing");
    }

    @Test
    void shouldKnowNothingBeyondTheLastPublishedYear() {
        LocalDate lastKnown = LocalDate.of(2028, 12, 29);

        assertThat(workingDays.lastKnownYear()).isEqualTo(2028);
        assertThat(workingDays.isWorkingDay(lastKnown, Division.SCOTLAND)).isTrue();
        assertThatThrownBy(() -> workingDays.firstWorkingDayFrom(lastKnown.plusDays(1), Division.SCOTLAND))
                .isInstanceOf(BankHolidaysUnknownException.class)
                .hasMessage("bank holidays are published only to the end of 2028, and this date would fall later");
    }

    @Test
    void shouldKnowAFurtherYearOnceSomebodyHasComparedIt() {
        WorkingDays further = WorkingDays.ofUnitedKingdom(List.of(), 2029);

        assertThat(further.lastKnownYear()).isEqualTo(2029);
        assertThat(further.isWorkingDay(LocalDate.of(2029, 1, 2), Division.ENGLAND_AND_WALES))
                .isTrue();
    }

    @Test
    void shouldWarnFourMonthsBeforeTheCalendarEnds() {
        assertThat(workingDays.warningFrom()).isEqualTo("2028-08-31");
    }

    @Test
    void shouldFindADivisionByItsCode() {
        assertThat(Stream.of("EW", "SC", "NI").map(Division::fromCode)).containsExactly(Division.values());
        assertThat(Stream.of(Division.values()).map(Division::code)).containsExactly("EW", "SC", "NI");
        assertThatThrownBy(() -> Division.fromCode("UK")).isInstanceOf(IllegalArgumentException.class);
    }

    private static boolean isWeekend(LocalDate day) {
        return day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
    }
}
