package uk.rightsdesk.deadline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import uk.rightsdesk.calendar.BankHolidays;
import uk.rightsdesk.calendar.CalendarInTest;
import uk.rightsdesk.delivery.NoticeRole;
import uk.rightsdesk.request.RequestDeadlines;

/** A bank holiday proclaimed on the day on which the answer to one request is due, and not to another. */
class CalendarChangeTest extends DeadlineFixture {

    @Autowired
    private BankHolidays bankHolidays;

    @Autowired
    private RecomputeDeadlines recompute;

    @Autowired
    private RequestDeadlines deadlines;

    @AfterEach
    void asReleased() {
        CalendarInTest.change(bankHolidays, List.of());
        bankHolidays.read();
    }

    @Test
    void shouldWakeOnlyThoseWhoseNextStepMoved() {
        // given
        climb(Rung.NONE, null, 10);
        var other = open("2026-03-04T10:00:00Z");
        bind(other);
        inTransaction(() -> watch.climb(other, Rung.NONE, null, 10, "first"));

        // when
        CalendarInTest.change(bankHolidays, List.of("2026-04-02,EW,added"));
        recompute.perform("test", new RecomputeDeadlines.Payload(77));

        // then
        await().until(() -> messages.of(id.toString()).size() == 1);
        assertThat(messages.of(other.toString())).isEmpty();
        assertThat(deadlines.of(id).due()).isEqualTo("2026-04-07");
    }

    @Test
    void shouldDecideToComputeAnewWithTheChangeItself() {
        // when
        CalendarInTest.change(bankHolidays, List.of("2026-04-02,EW,added", "2026-04-02,SC,added"));

        // then
        assertThat(jdbc.sql("select count(*) from effect where name = 'recompute-deadlines' and settled_at is null")
                        .query(Integer.class)
                        .single())
                .isPositive();
    }

    @Test
    void shouldLowerTheStepReachedAndTakeItAgainOnTheNewDay() {
        // given
        clock.moveTo("2026-04-02T08:00:00Z");
        climb(Rung.DUE_TODAY, NoticeRole.PRIVACY_LEAD, -1);

        // when
        CalendarInTest.change(bankHolidays, List.of("2026-04-02,EW,added"));
        bankHolidays.read();
        climb(Rung.DUE_IN_5, NoticeRole.OFFICERS, 2);
        clock.moveTo("2026-04-07T08:00:00Z");
        climb(Rung.DUE_TODAY, NoticeRole.PRIVACY_LEAD, -1);

        // then
        assertThat(events()).contains("reminder due-today 2026-04-02", "reminder due-today 2026-04-07");
    }
}
