package uk.rightsdesk.deadline;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import uk.rightsdesk.engine.ProcessInstances.Running;
import uk.rightsdesk.request.EventType;
import uk.rightsdesk.request.Outcome;

class DailySweepTest extends DeadlineFixture {

    @Autowired
    private DailySweep sweep;

    @Autowired
    private Sweeps sweeps;

    @Autowired
    private MeterRegistry meters;

    /** What other tests left open would be found too. */
    @BeforeEach
    void closeOthers() {
        jdbc.sql("update request set outcome = 'ANSWERED', closed_at = received_at where outcome is null and id <> ?")
                .param(id.value())
                .update();
        engine.running = Map.of(instance, new Running(false));
    }

    @Test
    void shouldFindNothingWhereAllIsWell() {
        // given
        clock.moveTo("2026-03-03T06:30:00Z");

        // when
        sweep.work();

        // then
        assertThat(found()).isEmpty();
        assertThat(digests("2026-03-03")).isEmpty();
    }

    @Test
    void shouldFindRequestsNearTheirDueDate() {
        // given
        clock.moveTo("2026-03-28T06:30:00Z");

        // when
        sweep.work();

        // then
        assertThat(found()).containsExactly(AttentionReason.NEAR);
        assertThat(digests("2026-03-28")).containsExactly("officers");
    }

    @Test
    void shouldFindRequestsPastTheirDueDateAndTellThePrivacyLead() {
        // given
        clock.moveTo("2026-04-03T05:30:00Z");

        // when
        sweep.work();

        // then
        assertThat(found()).containsExactly(AttentionReason.OVERDUE);
        assertThat(digests("2026-04-03")).containsExactlyInAnyOrder("officers", "privacy-lead");
    }

    @Test
    void shouldNotTakeForLateWhatIsPaused() {
        // given
        happened("2026-03-24T09:00:00Z", EventType.CLARIFICATION_ASKED);
        clock.moveTo("2026-05-03T05:30:00Z");

        // when
        sweep.work();

        // then
        assertThat(found()).isEmpty();
    }

    @Test
    void shouldFindIncidentsAndRequestsWithoutLivingInstance() {
        // given
        var lost = open("2026-03-02T10:00:00Z");
        bind(lost);
        open("2026-03-02T10:00:00Z"); // never started
        engine.running = Map.of(instance, new Running(true));
        clock.moveTo("2026-03-02T11:00:01Z");

        // when
        sweep.work();

        // then
        assertThat(found())
                .containsExactly(AttentionReason.IN_INCIDENT, AttentionReason.NO_INSTANCE, AttentionReason.NO_INSTANCE);
        assertThat(digests("2026-03-02")).containsExactlyInAnyOrder("officers", "operations");
    }

    @Test
    void shouldSayThatItDoesNotKnowWhereTheEngineIsDown() {
        // given
        engine.running = null;
        clock.moveTo("2026-04-03T05:30:00Z");

        // when
        sweep.work();

        // then
        assertThat(sweeps.last()).get().extracting(Attention::engineAsked).isEqualTo(false);
        assertThat(found()).containsExactly(AttentionReason.OVERDUE);
    }

    @Test
    void shouldForgetWhatHasBeenClosed() {
        // given
        clock.moveTo("2026-04-03T05:30:00Z");
        sweep.work();

        // when
        transaction.executeWithoutResult(status -> requests.close(id, Outcome.ANSWERED));

        // then
        assertThat(found()).isEmpty();
    }

    @Test
    void shouldCountWhatItFound() {
        // given
        clock.moveTo("2026-04-03T05:30:00Z");

        // when
        sweep.work();

        // then
        assertThat(meters.get("rightsdesk.requests.attention")
                        .tag("reason", "overdue")
                        .gauge()
                        .value())
                .isEqualTo(1);
        assertThat(meters.get("rightsdesk.sweep.age").gauge().value()).isZero();
    }

    @Test
    void shouldSendOneDigestADay() {
        // given
        clock.moveTo("2026-03-29T06:30:00Z");

        // when
        sweep.work();
        sweep.work();

        // then
        assertThat(digests("2026-03-29")).hasSize(1);
    }

    @Test
    void shouldWarnOperationsFourMonthsBeforeTheCalendarEnds() {
        // given
        transaction.executeWithoutResult(status -> requests.close(id, Outcome.ANSWERED));
        clock.moveTo("2028-08-30T05:30:00Z");
        sweep.work();
        assertThat(notices("calendar-ends:2028:2028-8")).isEmpty();

        // when
        clock.moveTo("2028-08-31T05:30:00Z");
        sweep.work();

        // then
        assertThat(notices("calendar-ends:2028:2028-8")).containsExactly("calendar-ends:2028:2028-8");
    }

    @Test
    void shouldFindRequestsThatReachBeyondTheCalendar() {
        // given
        clock.moveTo("2028-12-15T10:00:00Z");
        transaction.executeWithoutResult(status -> requests.close(id, Outcome.ANSWERED));
        var late = open("2028-12-15T10:00:00Z");
        engine.running = Map.of(bind(late), new Running(false));

        // when
        sweep.work();

        // then
        assertThat(found()).containsExactly(AttentionReason.NO_DATE);
    }

    private List<AttentionReason> found() {
        return sweeps.last().orElseThrow().items().stream()
                .map(Attention.Item::reason)
                .toList();
    }

    /** Roles that were sent a digest on that day. */
    private List<String> digests(String day) {
        return notices("sweep:" + day + ":%").stream()
                .map(key -> key.substring(key.lastIndexOf(':') + 1))
                .toList();
    }

    private List<String> notices(String keys) {
        return jdbc.sql("""
                        select business_key from effect
                        where name = 'send-staff-digest' and business_key like ? order by business_key""").param(keys).query(String.class).list();
    }
}
