package uk.rightsdesk.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** A test of the lifecycle of a request about somebody's own data: who asks may have to show who they are. */
abstract class VerifiedRightRequestTest extends RightRequestTest {

    VerifiedRightRequestTest(String processId) {
        super(processId, "Task_CollectPersonalData");
    }

    @Test
    void shouldTellWhyAndCloseWhenIdentityIsNotVerified() {
        answer("assess-identity", Map.of("senderMatch", "none", "senderAuthenticated", false));
        answer("confirm-identity", Map.of("taskProblem", "none", "identityOutcome", "not-verified"));
        work("send-identity-not-verified");
        received(true);

        context.completeUserTask("Task_VerifyIdentity", Map.of("identityDecision", "not-verified"));

        request()
                .isCompleted()
                .hasCompletedElementsInOrder(
                        "Task_SendIdentityNotVerified", "Task_CloseUnverifiedRequest", "EndEvent_IdentityNotVerified")
                .hasNotActivatedElements("CallActivity_AssessRequest");
        assertThat(closedAs()).isEqualTo("identity-not-verified");
    }
}
