package uk.rightsdesk.breach;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import uk.rightsdesk.breach.BreachAlerts.Alert;
import uk.rightsdesk.breach.BreachAlerts.Next;
import uk.rightsdesk.request.EventType;
import uk.rightsdesk.rights.SampleFixture;

/** The watch over the 72 hours, as the case store tells it; and what the database itself refuses. */
class BreachAlertsTest extends SampleFixture {

    @Autowired
    private Breaches breaches;

    @Autowired
    private FindBreachAlertWorker find;

    @Autowired
    private AlertBreachWorker alert;

    @Autowired
    private NoteBreachAdviceWorker noteAdvice;

    private Instant aware = Instant.EPOCH;
    private BreachId breach = new BreachId(UUID.randomUUID());

    @BeforeEach
    void raise() {
        aware = clock.instant();
        breach = breaches.raise(BreachSource.STAFF, UUID.randomUUID().toString(), null, aware, "A laptop.", OLIVIA);
    }

    @Test
    void shouldAlertAt48And66HoursAndEveryDayOnceTheTimeIsOver() {
        assertThat(next()).isEqualTo(new Next(Alert.AFTER_48_HOURS, aware.plus(Duration.ofHours(48))));

        clock.moveTo(TODAY.plusDays(2));
        give(Alert.AFTER_48_HOURS);
        assertThat(next()).isEqualTo(new Next(Alert.AFTER_66_HOURS, aware.plus(Duration.ofHours(66))));

        clock.moveTo(TODAY.plusDays(3));
        give(Alert.AFTER_66_HOURS);
        assertThat(next()).isEqualTo(new Next(Alert.OVERDUE, aware.plus(Duration.ofHours(72))));

        clock.moveTo(TODAY.plusDays(5));
        give(Alert.OVERDUE);
        assertThat(next()).isEqualTo(new Next(Alert.OVERDUE, clock.instant().plus(Duration.ofDays(1))));
        assertThat(jdbc.sql("select count(*) from effect where business_key like ?")
                        .param("breach-alert:" + breach + ":%")
                        .query(Integer.class)
                        .single())
                .isEqualTo(3);
    }

    @Test
    void shouldSkipTheFirstAlertWhereItsTimePassedUnseen() {
        // when
        clock.moveTo(TODAY.plusDays(3));

        // then
        assertThat(next().alert()).isEqualTo(Alert.AFTER_66_HOURS);
    }

    @Test
    void shouldRestOnceThereIsNothingLeftToTell() {
        // given
        assess(Notification.LOG);
        breaches.record(breach, new BreachFacts("A laptop.", "", 1, "", null, "None.", "It came back.", ""), OLIVIA);

        // when
        breaches.decide(breach, Notification.LOG, "", OLIVIA);

        // then
        assertThat(next()).isEqualTo(new Next(Alert.NONE, null));
        give(Alert.OVERDUE);
        assertThat(breaches.timeline(breach)).noneMatch(event -> event.type() == EventType.BREACH_ALERTED);
    }

    @Test
    void shouldGoOnUntilTheRegulatorWasTold() {
        // given
        assess(Notification.REGULATOR);

        // when
        breaches.decide(breach, Notification.REGULATOR, "", OLIVIA);

        // then
        assertThat(next().alert()).isEqualTo(Alert.AFTER_48_HOURS);
    }

    @Test
    void shouldHaveTheDatabaseRefuseThatOnePersonDecidesAndAgrees() {
        // given
        assess(Notification.PEOPLE);
        breaches.decide(breach, Notification.REGULATOR, "Few.", OLIVIA);

        // then
        assertThatExceptionOfType(DataIntegrityViolationException.class)
                .isThrownBy(() -> jdbc.sql(
                                "update breach set agreement = 'agree', agreed_by = decided_by, agreed_at = now() where id = ?")
                        .param(breach.value())
                        .update());
    }

    @Test
    void shouldHaveTheDatabaseLetNothingGoFromTheRegister() {
        assertThatExceptionOfType(DataAccessException.class)
                .isThrownBy(() -> jdbc.sql("delete from breach where id = ?")
                        .param(breach.value())
                        .update());
    }

    private void assess(Notification advice) {
        breaches.assess(
                breach,
                new Assessment(
                        1,
                        DataKind.ORDINARY,
                        Severity.LOW,
                        Likelihood.UNLIKELY,
                        false,
                        false,
                        OLIVIA,
                        clock.instant()));
        inTransaction(() -> noteAdvice.work(new NoteBreachAdviceWorker.Input(breach, advice)));
    }

    private Next next() {
        FindBreachAlertWorker.Output output = find.work(new FindBreachAlertWorker.Input(breach));
        return new Next(output.breachAlert(), output.breachAlertAt());
    }

    private void give(Alert step) {
        inTransaction(() -> alert.work(new AlertBreachWorker.Input(breach, step)));
    }
}
