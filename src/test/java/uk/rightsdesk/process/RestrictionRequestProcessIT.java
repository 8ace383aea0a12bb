package uk.rightsdesk.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The lifecycle of a request for restriction. */
class RestrictionRequestProcessIT extends VerifiedRightRequestTest {

    RestrictionRequestProcessIT() {
        super("RestrictionRequestProcess");
    }

    @BeforeEach
    void ownSteps() {
        work("set-restriction");
        answer("prepare-restriction-outcome", Map.of("deliveryId", deliveryId));
    }

    @Test
    void shouldRestrictWhatWasAgreedAndAnswer() {
        // given
        received(true);

        // when
        decidedAndAgreed("ready");
        sent();

        // then
        request()
                .isCompleted()
                .hasCompletedElementsInOrder(
                        "StartEvent_RestrictionRequestReceived",
                        "Task_BindRequest",
                        "Task_SendAcknowledgement",
                        "CallActivity_VerifyIdentity",
                        "Task_CollectPersonalData",
                        "CallActivity_AssessRequest",
                        "Task_SetRestriction",
                        "CallActivity_TellRecipients",
                        "Task_PrepareAnswer",
                        "CallActivity_DeliverResponse",
                        "Task_CloseRequest",
                        "EndEvent_Answered")
                .hasTerminatedElements("CallActivity_WatchDeadline");
        assertThat(closedAs()).isEqualTo("answered");
    }
}
