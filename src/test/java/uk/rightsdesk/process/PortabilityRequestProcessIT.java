package uk.rightsdesk.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The lifecycle of a request for portability. */
class PortabilityRequestProcessIT extends VerifiedRightRequestTest {

    private final String transferId = UUID.randomUUID().toString();

    PortabilityRequestProcessIT() {
        super("PortabilityRequestProcess");
    }

    @BeforeEach
    void ownSteps() {
        answer("select-portable-data", Map.of("elementCount", 12, "systemCount", 1));
        answer("find-transfer", Map.of("transferWanted", false));
        answer("transmit-portable-data", Map.of("transferId", transferId));
        answer("prepare-portability-response", Map.of("deliveryId", deliveryId));
    }

    @Test
    void shouldGiveTheDataToThePerson() {
        // given
        received(true);

        // when
        decidedAndAgreed("ready");
        sent();

        // then
        request()
                .isCompleted()
                .hasCompletedElementsInOrder(
                        "StartEvent_PortabilityRequestReceived",
                        "Task_BindRequest",
                        "Task_SendAcknowledgement",
                        "CallActivity_VerifyIdentity",
                        "Task_CollectPersonalData",
                        "CallActivity_AssessRequest",
                        "Task_FindTransfer",
                        "Task_PrepareAnswer",
                        "CallActivity_DeliverResponse",
                        "Task_CloseRequest",
                        "EndEvent_Answered")
                .hasNotActivatedElements("Task_TransmitData")
                .hasTerminatedElements("CallActivity_WatchDeadline");
        assertThat(closedAs()).isEqualTo("answered");
    }

    @Test
    void shouldSendTheDataToWhomThePersonNamed() {
        // given
        answer("find-transfer", Map.of("transferWanted", true));
        received(true);
        decidedAndAgreed("ready");
        request().isWaitingForMessage("Msg_TransferSettled", transferId).hasNotActivatedElements("Task_PrepareAnswer");

        // when
        publish("Msg_TransferSettled", transferId, Map.of());
        sent();

        // then
        request()
                .isCompleted()
                .hasCompletedElementsInOrder(
                        "CallActivity_ConfirmByCode",
                        "Task_TransmitData",
                        "CatchEvent_TransferSettled",
                        "Task_PrepareAnswer",
                        "EndEvent_Answered");
    }

    @Test
    void shouldSendNothingToAnybodyWhereNobodyConfirms() {
        // given
        answer("find-transfer", Map.of("transferWanted", true));
        nobodyConfirms();
        received(true);

        // when
        decidedAndAgreed("ready");
        context.completeUserTask("Task_DecideWithoutCode", Map.of("codeDecision", "close-unconfirmed"));

        // then
        request()
                .isCompleted()
                .hasCompletedElementsInOrder("Task_CloseUnconfirmedRequest", "EndEvent_Unconfirmed")
                .hasNotActivatedElements("Task_TransmitData");
        assertThat(closedAs()).isEqualTo("unconfirmed");
    }
}
