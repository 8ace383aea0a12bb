package uk.rightsdesk.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import uk.rightsdesk.decision.TaskProblem;
import uk.rightsdesk.request.EventType;

class DeliveriesTest extends DeliveryFixture {

    @Autowired
    private JdbcClient jdbc;

    @ParameterizedTest
    @CsvSource({"RCPT,550 no such user,smtp-550", ".,554 refused,smtp-554"})
    void shouldTellProcessOfRefusalForGood(String command, String reply, String code) {
        // given
        SMTP.answer(command, reply);

        // when
        DeliveryId delivery = deliver("refused-" + code);

        // then
        await().untilAsserted(() -> assertThat(messages.of(delivery.toString()))
                .containsExactly(new RecordedMessages.Published(
                        "Msg_DeliveryDone", delivery.toString(), "DeliveryDone[deliveryOutcome=FAILED]")));
        assertThat(outgoing.of(request)).singleElement().satisfies(mail -> {
            assertThat(mail.state()).isEqualTo(SentMail.State.FAILED);
            assertThat(mail.failureCode()).isEqualTo(code);
        });
        assertThat(events()).contains(EventType.MESSAGE_FAILED);
    }

    @ParameterizedTest
    @CsvSource({
        "RCPT,450 4.2.0 greylisted come back",
        "RCPT,552 5.2.2 over quota",
        ".,552 5.2.2 mailbox full",
        "RCPT,452 4.2.2 full"
    })
    void shouldTryAgainWhereTimeMayHelpUntilItIsTaken(String command, String reply) {
        // given
        SMTP.answer(command, reply);
        int before = SMTP.envelopes().size();
        DeliveryId delivery = deliver("later-" + Math.abs(reply.hashCode()));
        await().until(() -> SMTP.envelopes().size() > before + 1);
        assertThat(deliveries.get(delivery).outcome()).isNull();

        // when
        SMTP.forget();

        // then
        await().until(() -> deliveries.get(delivery).outcome() == DeliveryOutcome.SENT);
        assertThat(SMTP.taken()).hasSize(1);
    }

    @Test
    void shouldGiveAFullMailboxToStaffOnceItsPatienceIsOver() {
        // given
        SMTP.answer("RCPT", "552 5.2.2 over quota");
        DeliveryId delivery = deliver("full-for-long");
        assertThat(deliveries.get(delivery).outcome()).isNull();

        // when
        jdbc.sql("update outgoing_message set created_at = now() - interval '4 days' where id = ?")
                .param(deliveries.get(delivery).message())
                .update();

        // then
        await().until(() -> deliveries.get(delivery).outcome() == DeliveryOutcome.FAILED);
        assertThat(outgoing.of(request))
                .singleElement()
                .satisfies(mail -> assertThat(mail.failureCode()).isEqualTo("smtp-552-too-long"));
    }

    @Test
    void shouldTellProcessOfDeliverySent() {
        // when
        DeliveryId delivery = deliver("sent");

        // then
        await().untilAsserted(() -> assertThat(messages.of(delivery.toString()))
                .extracting(RecordedMessages.Published::variables)
                .containsExactly("DeliveryDone[deliveryOutcome=SENT]"));
    }

    @Test
    void shouldTellProcessAgainWhenTheTaskRunsAgain() {
        // given
        DeliveryId delivery = deliver("run-again");
        await().until(() -> messages.of(delivery.toString()).size() == 1);

        // when
        work(delivery);

        // then the process that waits anew hears it, and no second email leaves
        await().untilAsserted(() -> assertThat(messages.of(delivery.toString()))
                .extracting(RecordedMessages.Published::variables)
                .containsExactly("DeliveryDone[deliveryOutcome=SENT]", "DeliveryDone[deliveryOutcome=SENT]"));
        assertThat(SMTP.taken()).hasSize(1);
    }

    @Test
    void shouldSendSameEmailAgainAsDeliveryOfItsOwn() {
        // given
        SMTP.answer("RCPT", "550 no such user");
        DeliveryId failed = deliver("retried");
        await().until(() -> deliveries.get(failed).outcome() == DeliveryOutcome.FAILED);
        SMTP.forget();

        // when
        deliveries.resolve(failed, DeliveryDecision.Code.RETRY, "It works now", null, "olivia");
        ConfirmDeliveryWorker.Output output = confirm(failed, DeliveryDecision.Code.RETRY);
        work(output.deliveryId());

        // then
        assertThat(output.taskProblem()).isEqualTo(TaskProblem.NONE);
        assertThat(output.deliveryId()).isNotEqualTo(failed);
        await().until(() -> deliveries.get(output.deliveryId()).outcome() == DeliveryOutcome.SENT);
        assertThat(SMTP.taken()).containsExactly(stored(deliveries.get(failed).message()));
        assertThat(deliveries.of(request)).extracting(Delivery::attempt).containsExactly(1, 2);
    }

    @Test
    void shouldCloseFailedDeliveryThatWentByPost() {
        // given
        DeliveryId failed = failedDelivery("posted");

        // when
        deliveries.resolve(failed, DeliveryDecision.Code.RETRY, null, null, "olivia");
        deliveries.resolve(failed, DeliveryDecision.Code.POSTED, null, "AB 1234 5678 9GB", "olivia");
        ConfirmDeliveryWorker.Output output = confirm(failed, DeliveryDecision.Code.POSTED);

        // then
        assertThat(output).isEqualTo(new ConfirmDeliveryWorker.Output(TaskProblem.NONE, failed));
        assertThat(deliveries.get(failed).outcome()).isEqualTo(DeliveryOutcome.POSTED);
        assertThat(deliveries.toResolve(request)).isEmpty();
    }

    @Test
    void shouldOpenTaskAgainWhenNobodyConfirmed() {
        // given
        DeliveryId failed = failedDelivery("unconfirmed");

        // then
        assertThat(confirm(failed, DeliveryDecision.Code.RETRY).taskProblem())
                .isEqualTo(TaskProblem.CONFIRMATION_MISSING);
    }

    @Test
    void shouldOpenTaskAgainWhenFormContradicts() {
        // given
        DeliveryId failed = failedDelivery("contradicted");
        deliveries.resolve(failed, DeliveryDecision.Code.POSTED, null, "AB 1234 5678 9GB", "olivia");

        // then
        assertThat(confirm(failed, DeliveryDecision.Code.RETRY).taskProblem())
                .isEqualTo(TaskProblem.CONFIRMATION_CONTRADICTS);
        assertThat(deliveries.get(failed).outcome()).isEqualTo(DeliveryOutcome.FAILED);
    }

    @Test
    void shouldNotResolveDeliveryUnderWay() {
        // given
        DeliveryId delivery = inTransaction(() -> deliveries.prepare(message("under-way")));

        // then
        assertThatIllegalStateException()
                .isThrownBy(() -> deliveries.resolve(delivery, DeliveryDecision.Code.RETRY, null, null, "olivia"));
    }

    @Test
    void shouldGiveLetterForPrinting() {
        // given
        DeliveryId delivery = inTransaction(() -> deliveries.prepare(message("printed")));

        // then
        assertThat(deliveries.letter(delivery)).asString(StandardCharsets.UTF_8).isEqualTo("%PDF letter");
    }
}
