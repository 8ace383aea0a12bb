package uk.rightsdesk.process;

import static io.camunda.process.test.api.CamundaAssert.assertThatUserTask;
import static io.camunda.process.test.api.assertions.UserTaskSelectors.byElementId;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The lifecycle of a request for rectification. */
class RectificationRequestProcessIT extends VerifiedRightRequestTest {

    RectificationRequestProcessIT() {
        super("RectificationRequestProcess");
    }

    @BeforeEach
    void ownSteps() {
        answer("find-contact-change", Map.of("contactChanged", false));
        answer("correct-data", Map.of("changesTaken", true));
        answer("prepare-rectification-outcome", Map.of("deliveryId", deliveryId));
        work("set-restriction");
    }

    @Test
    void shouldCorrectWhatWasAgreedAndAnswer() {
        // given
        received(true);

        // when
        decidedAndAgreed("ready");
        sent();

        // then
        request()
                .isCompleted()
                .hasCompletedElementsInOrder(
                        "StartEvent_RectificationRequestReceived",
                        "Task_BindRequest",
                        "Task_SendAcknowledgement",
                        "CallActivity_VerifyIdentity",
                        "Task_CollectPersonalData",
                        "CallActivity_AssessRequest",
                        "Task_CorrectData",
                        "CallActivity_TellRecipients",
                        "Task_PrepareAnswer",
                        "CallActivity_DeliverResponse",
                        "Task_CloseRequest",
                        "EndEvent_Answered")
                .hasTerminatedElements("CallActivity_WatchDeadline");
        assertThat(closedAs()).isEqualTo("answered");
    }

    @Test
    void shouldHaveItDecidedAgainWhereASystemDoesNotTakeIt() {
        // given
        answer("correct-data", Map.of("changesTaken", false), Map.of("changesTaken", true));
        received(true);

        // when
        decidedAndAgreed("ready");

        // then
        request()
                .hasCompletedElement("Task_CorrectData", 1)
                .hasCompletedElement("Task_CollectPersonalData", 2)
                .hasActiveElements("CallActivity_AssessRequest")
                .hasNotActivatedElements("Task_PrepareAnswer");

        // when
        decidedAndAgreed("ready");
        sent();

        // then
        request().isCompleted().hasCompletedElement("Task_CorrectData", 2).hasCompletedElements("EndEvent_Answered");
    }

    @Test
    void shouldConfirmAtTheAddressHeldBeforeContactDataChange() {
        // given
        answer("find-contact-change", Map.of("contactChanged", true));
        received(true);

        // when
        decidedAndAgreed("ready");
        sent();

        // then
        request()
                .isCompleted()
                .hasCompletedElementsInOrder(
                        "Task_FindContactChange",
                        "CallActivity_ConfirmByCode",
                        "Task_CorrectData",
                        "EndEvent_Answered");
    }

    @Test
    void shouldChangeNothingWhereNobodyConfirms() {
        // given
        answer("find-contact-change", Map.of("contactChanged", true));
        nobodyConfirms();
        received(true);

        // when
        decidedAndAgreed("ready");
        context.completeUserTask("Task_DecideWithoutCode", Map.of("codeDecision", "close-unconfirmed"));

        // then
        request()
                .isCompleted()
                .hasCompletedElementsInOrder("Task_CloseUnconfirmedRequest", "EndEvent_Unconfirmed")
                .hasNotActivatedElements("Task_CorrectData");
        assertThat(closedAs()).isEqualTo("unconfirmed");
    }

    @Test
    void shouldRestrictTheUseBesideTheWork() {
        // given
        received(true);
        request().hasActiveElements("CallActivity_AssessRequest");

        // when
        publish("Msg_RestrictionDecided", requestId, Map.of());

        // then
        request()
                .hasCompletedElementsInOrder(
                        "Task_SetRestriction", "CallActivity_TellOfRestriction", "EndEvent_UseRestricted")
                .hasActiveElements("CallActivity_AssessRequest");
    }

    @Test
    void shouldRemindOfRecipientsWhomNobodyHasToldOfTheRestriction() {
        // given
        answer(
                "prepare-recipient-notices",
                Map.of("recipientRoundId", UUID.randomUUID().toString(), "recipientCount", 1, "unreachableCount", 1));
        work("remind-of-recipients");
        received(true);
        publish("Msg_RestrictionDecided", requestId, Map.of());
        assertThatUserTask(byElementId("Task_DecideRecipients")).isCreated();

        // when
        context.increaseTime(Duration.ofDays(4));

        // then
        request()
                .hasCompletedElements("Task_RemindOfRecipients", "EndEvent_OfficersReminded")
                .hasActiveElements("CallActivity_TellOfRestriction", "CallActivity_AssessRequest");
    }
}
