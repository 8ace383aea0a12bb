package uk.rightsdesk.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The lifecycle of an objection. */
class ObjectionRequestProcessIT extends VerifiedRightRequestTest {

    ObjectionRequestProcessIT() {
        super("ObjectionRequestProcess");
    }

    @BeforeEach
    void ownSteps() {
        work("restrict-meanwhile", "stop-purposes");
        answer("prepare-objection-outcome", Map.of("deliveryId", deliveryId));
    }

    @Test
    void shouldRestrictMeanwhileThenStopWhatWasAgreedAndAnswer() {
        // given
        received(true);

        // when
        decidedAndAgreed("ready");
        sent();

        // then
        request()
                .isCompleted()
                .hasCompletedElementsInOrder(
                        "StartEvent_ObjectionRequestReceived",
                        "Task_BindRequest",
                        "Task_SendAcknowledgement",
                        "CallActivity_VerifyIdentity",
                        "Task_CollectPersonalData",
                        "Task_RestrictMeanwhile",
                        "CallActivity_AssessRequest",
                        "Task_StopPurposes",
                        "Task_PrepareAnswer",
                        "CallActivity_DeliverResponse",
                        "Task_CloseRequest",
                        "EndEvent_Answered")
                // recipients are told of the restriction beside the review
                .hasCompletedElements("CallActivity_TellOfRestriction", "EndEvent_ToldOfRestriction")
                .hasTerminatedElements("CallActivity_WatchDeadline");
        assertThat(closedAs()).isEqualTo("answered");
    }
}
