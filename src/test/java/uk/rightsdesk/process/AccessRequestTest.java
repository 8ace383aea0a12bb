package uk.rightsdesk.process;

import static io.camunda.process.test.api.CamundaAssert.assertThatProcessInstance;
import static io.camunda.process.test.api.assertions.ProcessInstanceSelectors.byProcessId;

import io.camunda.process.test.api.assertions.ProcessInstanceAssert;
import io.camunda.process.test.api.mock.JobWorkerMockBuilder.JobWorkerMock;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;

/** A test of the lifecycle of a request for access; the processes it calls run within it. */
abstract class AccessRequestTest extends ProcessTest {

    static final String REVIEW = "Task_ReviewFindings";
    static final String APPROVAL = "Task_ApproveAnswer";
    static final Map<String, Object> RECORDED = Map.of("taskProblem", "none");
    static final Map<String, Object> READY = Map.of("reviewDecision", "ready");
    static final Map<String, Object> APPROVED = Map.of("approvalDecision", "approve");
    static final Map<String, Object> SENDER_KNOWN = Map.of("senderMatch", "one", "senderAuthenticated", true);

    final String deliveryId = UUID.randomUUID().toString();

    private @Nullable JobWorkerMock closing;

    @BeforeEach
    void steps() {
        work("send-acknowledgement", "record-identity-confident", "record-identity-doubt", "deliver-response");
        closing = context.mockJobWorker("close-request").thenComplete();
        answer("collect-personal-data", Map.of("elementCount", 42, "systemCount", 1));
        compute("find-review-choices", this::choices);
        answer("prepare-access-response", Map.of("deliveryId", deliveryId, "taskProblem", "none"));
    }

    /** What may be decided in a review, and the due date as it is then. */
    Map<String, Object> choices() {
        return Map.of(
                "clarificationOffered", true,
                "extensionOffered", true,
                "feeOffered", true,
                "dueOn", "2031-02-03",
                "dueAt", "2031-02-03T23:59:59Z");
    }

    final void knownSender() {
        restTheWatch();
        answer("assess-identity", SENDER_KNOWN);
    }

    final void received(boolean ownInstance) {
        answer(
                "bind-request",
                Map.of(
                        "ownInstance", ownInstance,
                        "deskUrl", DESK,
                        "reference", "R-2031-000042",
                        "receivedOn", "2031-01-03",
                        "dueOn", "2031-02-03",
                        "dueAt", "2031-02-03T23:59:59Z"));
        publish("Msg_AccessRequestReceived", requestId, Map.of("requestId", requestId));
    }

    /** A request of a known sender that has come to its review, where every decision counts. */
    final void underReview() {
        knownSender();
        answer("confirm-review", RECORDED);
        answer("confirm-approval", RECORDED);
        received(true);
    }

    final void reviewed(String decision) {
        context.completeUserTask(REVIEW, Map.of("reviewDecision", decision));
    }

    final void sent() {
        publish("Msg_DeliveryDone", deliveryId, Map.of("deliveryOutcome", "sent"));
    }

    /** How the request was closed. */
    final Object closedAs() {
        return Objects.requireNonNull(Objects.requireNonNull(closing)
                .getActivatedJobs()
                .getFirst()
                .getVariablesAsMap()
                .get("closeAs"));
    }

    /** A time of the engine so many days from now, as a variable. */
    final String inDays(int days) {
        return context.getCurrentTime().plus(Duration.ofDays(days)).toString();
    }

    static ProcessInstanceAssert request() {
        return assertThatProcessInstance(byProcessId("AccessRequestProcess"));
    }
}
