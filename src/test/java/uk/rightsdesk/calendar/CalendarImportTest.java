package uk.rightsdesk.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.health.contributor.Health;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.Resource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import uk.rightsdesk.clock.Division;
import uk.rightsdesk.outbox.CaseStore;

class CalendarImportTest {

    private static final DataSource CASE_STORE = CaseStore.fresh();
    private static final LocalDate ONE_OFF = LocalDate.of(2027, 5, 5);

    private final List<Object> events = new ArrayList<>();
    private final TransactionTemplate transaction = new TransactionTemplate(new JdbcTransactionManager(CASE_STORE));
    private final CalendarStore store = new CalendarStore(JdbcClient.create(CASE_STORE), Clock.systemUTC());
    private final BankHolidays bankHolidays = new BankHolidays(store, events::add);

    @BeforeEach
    void asReleased() {
        transaction.executeWithoutResult(status -> bankHolidays.change(CalendarVersion.RELEASED));
        bankHolidays.read();
        events.clear();
    }

    @Test
    void shouldTakeOverTheDaysOfTheFile() {
        // when
        imports("2027-05-05,EW,added\n2027-05-03,EW,removed");

        // then
        assertThat(bankHolidays.read().isWorkingDay(ONE_OFF, Division.ENGLAND_AND_WALES))
                .isFalse();
        assertThat(bankHolidays.read().isWorkingDay(LocalDate.of(2027, 5, 3), Division.ENGLAND_AND_WALES))
                .isTrue();
        assertThat(bankHolidays.read().isWorkingDay(ONE_OFF, Division.SCOTLAND)).isTrue();
        assertThat(events).singleElement().isInstanceOf(BankHolidays.CalendarChanged.class);
    }

    @Test
    void shouldChangeNothingWhenTheFileIsAsBefore() {
        // given
        imports("2027-05-05,EW,added");
        long version = store.newest();

        // when
        imports("2027-05-05,EW,added");

        // then
        assertThat(store.newest()).isEqualTo(version);
        assertThat(events).hasSize(1);
    }

    @Test
    void shouldKeepWhatWasKnownBefore() {
        // given
        long before = store.newest();

        // when
        imports("2027-05-05,EW,added");

        // then
        assertThat(store.get(before)).isEqualTo(CalendarVersion.RELEASED);
    }

    @Test
    void shouldTakeADayBackThatIsNoLongerInTheFile() {
        // given
        imports("2027-05-05,EW,added");

        // when
        imports("");

        // then
        assertThat(bankHolidays.read().isWorkingDay(ONE_OFF, Division.ENGLAND_AND_WALES))
                .isTrue();
    }

    @Test
    void shouldLeaveTheCalendarAloneWhenTheFileCannotBeRead() {
        // given
        imports("2027-05-05,EW,added");

        // when
        imports("5 May 2027,EW,added");

        // then
        assertThat(bankHolidays.read().isWorkingDay(ONE_OFF, Division.ENGLAND_AND_WALES))
                .isFalse();
    }

    @Test
    void shouldKnowAnotherYearOnceSomebodyHasSaidSo() {
        // when
        transaction.executeWithoutResult(status -> bankHolidays.change(new CalendarVersion(List.of(), 2029)));

        // then
        assertThat(bankHolidays.read().lastKnownYear()).isEqualTo(2029);
    }

    @ParameterizedTest
    @CsvSource({
        "2028-08-30T10:00:00Z, UP, false",
        "2028-08-31T10:00:00Z, UP, true",
        "2028-12-31T23:00:00Z, UP, true",
        "2029-01-01T10:00:00Z, DOWN, true"
    })
    void shouldWarnFourMonthsBeforeTheCalendarEnds(Instant now, String status, boolean endsSoon) {
        // when
        Health health =
                new CalendarHealth(bankHolidays, Clock.fixed(now, ZoneOffset.UTC), new SimpleMeterRegistry()).health();

        // then
        assertThat(health.getStatus().getCode()).isEqualTo(status);
        assertThat(health.getDetails()).containsEntry("endsSoon", endsSoon).containsEntry("lastKnownYear", 2028);
    }

    @Test
    void shouldCountTheDaysLeft() {
        // given
        SimpleMeterRegistry meters = new SimpleMeterRegistry();

        // when
        new CalendarHealth(bankHolidays, Clock.fixed(Instant.parse("2028-12-01T10:00:00Z"), ZoneOffset.UTC), meters);

        // then
        assertThat(meters.get("rightsdesk.calendar.days.left").gauge().value()).isEqualTo(30);
    }

    private void imports(String rows) {
        transaction.executeWithoutResult(
                status -> new CalendarImport(bankHolidays, new CalendarProperties(file(rows), 2028)).work());
    }

    private static Resource file(String rows) {
        return new ByteArrayResource(("date,division,change\n" + rows + "\n").getBytes(StandardCharsets.UTF_8));
    }
}
