package uk.rightsdesk.rights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import uk.rightsdesk.decision.DecisionKind;
import uk.rightsdesk.decision.DecisionRefused;
import uk.rightsdesk.decision.FeeLine;
import uk.rightsdesk.decision.Particulars;
import uk.rightsdesk.decision.TaskProblem;
import uk.rightsdesk.letter.AwaitedReply;
import uk.rightsdesk.request.EventType;
import uk.rightsdesk.request.Outcome;

class FeeTest extends LifecycleFixture {

    private static final LocalDate CLOSES_ON = LocalDate.of(2026, 12, 7);
    private static final Particulars FEE = Particulars.ofFee(
            "further-copies",
            "You have had this copy twice.",
            List.of(new FeeLine("Staff time", "half an hour", 850), new FeeLine("Postage", "", 125)));

    @Autowired
    SendFeeNoticeWorker send;

    @Autowired
    ConfirmPaymentWorker confirm;

    @Autowired
    SendClosedWithoutReplyWorker close;

    @Autowired
    ConfirmReviewWorker confirmReview;

    @Test
    void shouldAskForTheFeeItemByItem() {
        // when
        SendFeeNoticeWorker.Output asked = charge();

        // then
        assertThat(asked.waitUntil()).isEqualTo(morningOf(CLOSES_ON));
        assertThat(deadlines.of(request).relevantOn()).isNull();
        assertThat(letter("fee-notice"))
                .contains("£8.50")
                .contains("£1.25")
                .contains("£9.75")
                .contains("You have had this copy twice.");
    }

    @Test
    void shouldSendNoNoticeThatNobodyAgreedTo() {
        // given
        reviewed("charge-fee", FEE);

        // then
        assertThatIllegalStateException().isThrownBy(this::send);
        assertThat(lettersSent()).isEmpty();
    }

    @Test
    void shouldStartThePeriodOnTheDayOfPayment() {
        // given
        charge();
        clock.moveTo(LocalDate.of(2026, 11, 20));

        // when
        ConfirmPaymentWorker.Output output = settle("paid", LocalDate.of(2026, 11, 18), null);

        // then
        assertThat(output.taskProblem()).isEqualTo(TaskProblem.NONE);
        assertThat(deadlines.of(request).relevantOn()).isEqualTo("2026-11-18");
        assertThat(deadlines.of(request).due()).isEqualTo("2026-12-18");
    }

    @Test
    void shouldCountFromReceiptWhereTheFeeIsWaived() {
        // given
        charge();
        clock.moveTo(LocalDate.of(2026, 11, 20));

        // when
        settle("waived", null, "A mistake of ours.");

        // then
        assertThat(events()).contains(EventType.FEE_WAIVED);
        assertThat(deadlines.of(request).due()).isEqualTo("2026-12-02");
        assertThat(deadlines.of(request).provisional()).isFalse();
    }

    @Test
    void shouldRefuseAPaymentBeforeTheNoticeOrAheadOfToday() {
        // given
        charge();

        // then
        assertRefused("paid", TODAY.minusDays(1));
        assertRefused("paid", TODAY.plusDays(1));
        assertRefused("paid", null);
    }

    @Test
    void shouldOpenTheTaskAgainWhereNothingIsConfirmed() {
        // given
        charge();

        // when
        ConfirmPaymentWorker.Output output =
                inTransaction(() -> confirm.work(new ConfirmPaymentWorker.Input(request, "paid", job(8))));

        // then
        assertThat(output.taskProblem()).isEqualTo(TaskProblem.CONFIRMATION_MISSING);
    }

    @Test
    void shouldChargeOnce() {
        // given
        charge();

        // then
        assertThatExceptionOfType(DecisionRefused.class)
                .isThrownBy(() -> decisions.decide(request, DecisionKind.REVIEW, "charge-fee", FEE, OLIVIA));
    }

    @Test
    void shouldAskForAnUnpaidFeeAgainOnceAReplyHasOpenedTheRequestAgain() {
        // given
        charge();
        closedAndOpenedAgain();

        // when
        decisions.decide(request, DecisionKind.REVIEW, "charge-fee", FEE, OLIVIA);

        // then
        assertThat(confirm(DecisionKind.REVIEW, "charge-fee")).isEqualTo(TaskProblem.NONE);
    }

    @Test
    void shouldWaiveAnUnpaidFeeByAnsweringAllTheSame() {
        // given
        charge();
        closedAndOpenedAgain();

        // when
        decisions.decide(request, DecisionKind.REVIEW, "ready", Particulars.ofReasons(null), OLIVIA);
        inTransaction(() -> confirmReview.work(new ConfirmReviewWorker.Input(request, "ready", job(9))));

        // then
        assertThat(deadlines.of(request).provisional()).isFalse();
        assertThat(deadlines.of(request).due()).isEqualTo("2026-12-02");
    }

    private void closedAndOpenedAgain() {
        inTransaction(() -> {
            requests.close(request, Outcome.FEE_UNPAID);
            requests.openAgain(request, clock.instant(), OLIVIA, Map.of());
            return request;
        });
    }

    @Test
    void shouldRefuseAFeeWithoutItsCosts() {
        assertThatExceptionOfType(DecisionRefused.class)
                .isThrownBy(() -> decisions.decide(
                        request,
                        DecisionKind.REVIEW,
                        "charge-fee",
                        Particulars.ofFee("further-copies", "Twice.", List.of()),
                        OLIVIA));
    }

    @Test
    void shouldCloseUnpaidRequestWithNotice() {
        // given
        charge();
        clock.moveTo(CLOSES_ON);

        // when
        inTransaction(() -> close.work(new SendClosedWithoutReplyWorker.Input(request, AwaitedReply.FEE, job(9))));

        // then
        assertThat(letter("closed-without-reply")).contains("We have had no payment");
    }

    private void assertRefused(String code, @Nullable LocalDate day) {
        assertThatExceptionOfType(DecisionRefused.class)
                .isThrownBy(() ->
                        decisions.decide(request, DecisionKind.PAYMENT, code, Particulars.ofDay(day, null), OLIVIA));
    }

    private ConfirmPaymentWorker.Output settle(String code, @Nullable LocalDate day, @Nullable String reasons) {
        decisions.decide(request, DecisionKind.PAYMENT, code, Particulars.ofDay(day, reasons), OLIVIA);
        return inTransaction(() -> confirm.work(new ConfirmPaymentWorker.Input(request, code, job(8))));
    }

    private SendFeeNoticeWorker.Output charge() {
        reviewed("charge-fee", FEE);
        agreed();
        return send();
    }

    private SendFeeNoticeWorker.Output send() {
        return inTransaction(() -> send.work(new SendFeeNoticeWorker.Input(request, job(7))));
    }
}
