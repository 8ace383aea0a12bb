package uk.rightsdesk.rights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import uk.rightsdesk.decision.DecisionRefused;
import uk.rightsdesk.request.EventType;
import uk.rightsdesk.request.Outcome;

class WithdrawalsTest extends LifecycleFixture {

    @Autowired
    Withdrawals withdrawals;

    @Autowired
    SendWithdrawalConfirmationWorker confirmation;

    @Test
    void shouldTellTheProcessOnce() {
        // when
        withdrawals.record(request, TODAY, "By telephone.", OLIVIA);
        withdrawals.record(request, TODAY, "By telephone.", OLIVIA);

        // then
        assertThat(events()).containsOnlyOnce(EventType.WITHDRAWN);
        await().untilAsserted(() -> assertThat(told()).containsExactly("Msg_RequestWithdrawn"));
    }

    @Test
    void shouldConfirmTheWithdrawalToThePerson() {
        // given
        withdrawals.record(request, TODAY, null, OLIVIA);

        // when
        inTransaction(() -> confirmation.work(new SendWithdrawalConfirmationWorker.Input(request)));

        // then
        assertThat(letter("withdrawal")).contains("9 November 2026");
    }

    @Test
    void shouldAskForTheDay() {
        assertThatExceptionOfType(DecisionRefused.class)
                .isThrownBy(() -> withdrawals.record(request, null, null, OLIVIA));
        assertThatExceptionOfType(DecisionRefused.class)
                .isThrownBy(() -> withdrawals.record(request, TODAY.plusDays(1), null, OLIVIA));
    }

    @Test
    void shouldLeaveAClosedRequestAlone() {
        // given
        transaction.executeWithoutResult(_ -> requests.close(request, Outcome.ANSWERED));

        // when
        withdrawals.record(request, TODAY, null, OLIVIA);

        // then
        assertThat(withdrawals.isPossible(request)).isFalse();
        assertThat(events()).doesNotContain(EventType.WITHDRAWN);
    }
}
