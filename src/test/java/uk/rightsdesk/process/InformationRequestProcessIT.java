package uk.rightsdesk.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The lifecycle of a request for information. */
class InformationRequestProcessIT extends RightRequestTest {

    InformationRequestProcessIT() {
        super("InformationRequestProcess", "Task_FindNotice");
    }

    @BeforeEach
    void ownSteps() {
        work("find-notice");
        answer("prepare-information-response", Map.of("deliveryId", deliveryId));
    }

    @Test
    void shouldSendTheNoticeWithoutAskingWhoItIs() {
        // given
        received(true);

        // when
        decidedAndAgreed("ready");
        sent();

        // then
        request()
                .isCompleted()
                .hasCompletedElementsInOrder(
                        "StartEvent_InformationRequestReceived",
                        "Task_BindRequest",
                        "Task_SendAcknowledgement",
                        "Task_FindNotice",
                        "CallActivity_AssessRequest",
                        "Task_PrepareAnswer",
                        "CallActivity_DeliverResponse",
                        "Task_CloseRequest",
                        "EndEvent_Answered")
                .hasTerminatedElements("CallActivity_WatchDeadline");
        assertThat(closedAs()).isEqualTo("answered");
    }
}
