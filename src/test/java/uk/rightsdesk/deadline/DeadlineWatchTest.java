package uk.rightsdesk.deadline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.Test;
import uk.rightsdesk.deadline.DeadlineWatch.Standing;
import uk.rightsdesk.delivery.NoticeRole;
import uk.rightsdesk.request.EventType;
import uk.rightsdesk.request.Outcome;

class DeadlineWatchTest extends DeadlineFixture {

    @Test
    void shouldCountTheDaysLeftInLondon() {
        assertThat(watch.standing(id)).contains(new Standing(ClockState.RUNNING, false, 31));

        // half past eleven in the evening by UTC is the next day in London
        clock.moveTo("2026-04-01T23:30:00Z");
        assertThat(watch.standing(id)).contains(new Standing(ClockState.RUNNING, false, 0));
        clock.moveTo("2026-04-02T22:59:59Z");
        assertThat(watch.standing(id)).contains(new Standing(ClockState.RUNNING, false, 0));
        clock.moveTo("2026-04-02T23:00:00Z");
        assertThat(watch.standing(id)).contains(new Standing(ClockState.RUNNING, true, -1));
    }

    @Test
    void shouldTellTheRoleOnce() {
        // when
        NextRung next = climb(Rung.DUE_IN_10, NoticeRole.OFFICERS, 5);
        climb(Rung.DUE_IN_10, NoticeRole.OFFICERS, 5);

        // then
        assertThat(next.at()).isEqualTo("2026-03-28T09:00:00Z");
        assertThat(events()).containsExactly("reminder due-in-10 2026-04-02");
        assertThat(notices())
                .containsExactly("officers@customer-first.example Due soon: "
                        + request().reference() + ", due Thursday 2 April 2026");
    }

    @Test
    void shouldClimbStepByStepUpToThePrivacyLead() {
        // when
        climb(Rung.DUE_IN_2, NoticeRole.REVIEWERS, 0);
        climb(Rung.DUE_TODAY, NoticeRole.PRIVACY_LEAD, -1);
        climb(Rung.OVERDUE, NoticeRole.PRIVACY_LEAD, null);

        // then
        assertThat(notices())
                .satisfiesExactlyInAnyOrder( // all three bear the time at which the clock stands
                        two -> assertThat(two).startsWith("reviewers@customer-first.example Due soon"),
                        today -> assertThat(today).startsWith("lead@customer-first.example Due today"),
                        late -> assertThat(late).startsWith("lead@customer-first.example Overdue"));
    }

    @Test
    void shouldFireOnlyTheCurrentStepAfterAnOutageAndRecordThoseSkipped() {
        // given
        climb(Rung.DUE_IN_10, NoticeRole.OFFICERS, 5);

        // when
        clock.moveTo("2026-04-10T09:00:00Z");
        NextRung next = climb(Rung.OVERDUE, NoticeRole.PRIVACY_LEAD, null);

        // then
        assertThat(next).isEqualTo(NextRung.NONE);
        assertThat(events())
                .containsExactly(
                        "reminder due-in-10 2026-04-02",
                        "reminder-skipped due-in-5 2026-04-02",
                        "reminder-skipped due-in-2 2026-04-02",
                        "reminder-skipped due-today 2026-04-02",
                        "overdue overdue 2026-04-02");
        assertThat(notices()).hasSize(2);
    }

    @Test
    void shouldRestWhilePausedAndNotRepeatTheStepAfterwards() {
        // given
        clock.moveTo("2026-03-23T09:00:00Z");
        climb(Rung.DUE_IN_10, NoticeRole.OFFICERS, 5);
        happened("2026-03-24T09:00:00Z", EventType.CLARIFICATION_ASKED);

        // when the due date moves with every day
        for (int day = 25; day < 30; day++) {
            clock.moveTo("2026-03-%dT09:00:00Z".formatted(day));
            assertThat(watch.standing(id))
                    .get()
                    .extracting(Standing::clockState)
                    .isEqualTo(ClockState.PAUSED);
            assertThat(climb(Rung.PAUSED, null, null)).isEqualTo(NextRung.NONE);
        }
        happened("2026-03-30T09:00:00Z", EventType.CLARIFICATION_RECEIVED);
        NextRung next = climb(Rung.DUE_IN_10, NoticeRole.OFFICERS, 5);

        // then
        assertThat(events()).hasSize(1);
        assertThat(notices()).hasSize(1);
        assertThat(next.at()).isEqualTo("2026-04-03T08:00:00Z");
    }

    @Test
    void shouldClimbAnewWhenTheDeadlineHasMovedAway() {
        // given
        climb(Rung.DUE_IN_10, NoticeRole.OFFICERS, 5);
        happened("2026-03-25T09:00:00Z", EventType.EXTENDED);

        // when
        climb(Rung.NONE, null, 10);
        clock.moveTo("2026-05-23T09:00:00Z");
        climb(Rung.DUE_IN_10, NoticeRole.OFFICERS, 5);

        // then
        assertThat(events()).containsExactly("reminder due-in-10 2026-04-02", "reminder due-in-10 2026-06-02");
        assertThat(notices()).hasSize(2);
    }

    @Test
    void shouldSayThatADateIsProvisional() {
        // given
        happened("2026-03-05T09:00:00Z", EventType.IDENTITY_ASKED);
        clock.moveTo("2026-04-03T09:00:00Z");

        // then
        assertThat(watch.standing(id)).contains(new Standing(ClockState.NOT_STARTED, true, -1));

        // when
        NextRung next = climb(Rung.SAFE_DATE_PASSED, NoticeRole.PRIVACY_LEAD, null);

        // then
        assertThat(next).isEqualTo(NextRung.NONE);
        assertThat(events()).last().isEqualTo("reminder safe-date-passed 2026-04-02");
    }

    @Test
    void shouldMoveTheTasksWhenTheLedgerHasMovedTheDueDate() {
        // given
        climb(Rung.NONE, null, 10);
        happened("2026-03-05T09:00:00Z", EventType.IDENTITY_ASKED);
        happened("2026-03-09T09:00:00Z", EventType.IDENTITY_RECEIVED);

        // when
        climb(Rung.NONE, null, 10);

        // then
        await().until(() -> engine.moved.contains(instance + " 2026-04-09T22:59:59Z"));
    }

    @Test
    void shouldLeaveTheTasksAloneWhileTheDueDateStands() {
        // when
        climb(Rung.NONE, null, 10);
        climb(Rung.DUE_IN_10, NoticeRole.OFFICERS, 5);

        // then
        assertThat(jdbc.sql("select count(*) from effect where name = 'follow-due-date' and business_key like ?")
                        .param("due-date:" + id + "%")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void shouldBeSilentOnceTheRequestIsClosed() {
        // given
        transaction.executeWithoutResult(status -> requests.close(id, Outcome.ANSWERED));

        // then
        assertThat(watch.standing(id)).isEmpty();
        assertThat(climb(Rung.OVERDUE, NoticeRole.PRIVACY_LEAD, null)).isEqualTo(NextRung.NONE);
        assertThat(events()).isEmpty();
    }
}
