package uk.rightsdesk.process;

import static io.camunda.process.test.api.CamundaAssert.assertThatProcessInstance;
import static io.camunda.process.test.api.assertions.ProcessInstanceSelectors.byProcessId;
import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.process.test.api.mock.JobWorkerMockBuilder.JobWorkerMock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import uk.rightsdesk.clock.ApplicableTimePeriod;
import uk.rightsdesk.clock.Division;
import uk.rightsdesk.clock.Ledger;
import uk.rightsdesk.clock.LedgerEntry;
import uk.rightsdesk.clock.Obligation;
import uk.rightsdesk.clock.StatutoryClock;
import uk.rightsdesk.clock.WorkingDays;

/**
 * Requests from receipt to answer, with the time moved and the dates of the statutory clock. The story's time runs with
 * the engine's and begins on the morning of 4 January 2027, whatever the engine's date.
 */
class RequestStoryProcessIT extends AccessRequestTest {

    private static final Instant MORNING_OF_RECEIPT = Instant.parse("2027-01-04T10:00:00Z");
    private static final StatutoryClock CLOCK = new StatutoryClock(WorkingDays.ofUnitedKingdom());

    private final List<LedgerEntry> ledger = Collections.synchronizedList(new ArrayList<>());
    private Instant engineAtReceipt = Instant.EPOCH;
    private @Nullable JobWorkerMock escalation;

    @BeforeEach
    void begin() {
        engineAtReceipt = context.getCurrentTime();
        ledger.clear();
        enter(LedgerEntry.Kind.RECEIVED);
        answer("assess-identity", SENDER_KNOWN);
        answer("confirm-review", RECORDED);
        answer("confirm-approval", RECORDED);
        compute("assess-deadline", this::standing);
        escalation = compute("remind-or-escalate", this::rungAtTheEndOfThePeriod);
        compute("send-extension-notice", () -> moved(LedgerEntry.Kind.EXTENDED, RECORDED));
        compute(
                "ask-clarification",
                () -> moved(
                        LedgerEntry.Kind.CLARIFICATION_ASKED,
                        Map.of(
                                "remindRequesterAt", engineTime(today().plusDays(24)),
                                "waitUntil", engineTime(today().plusDays(31)))));
    }

    @Test
    void shouldAnswerPausedResumedAndExtendedRequestOnTheLastLawfulDay() {
        // given a request that is acknowledged and comes to review on the day of its receipt
        received(true);
        request().hasCompletedElements("Task_SendAcknowledgement").hasActiveElements(REVIEW);
        assertThat(period().due()).isEqualTo("2027-02-04");

        // when it is paused on the 11th and resumed on the 18th
        context.increaseTime(Duration.ofDays(7));
        reviewed("ask-clarification");
        assertThatProcessInstance(byProcessId("ClarificationProcess"))
                .isWaitingForMessage("Msg_ClarificationReceived", requestId);
        assertThat(period().paused()).isTrue();
        context.increaseTime(Duration.ofDays(7));
        enter(LedgerEntry.Kind.CLARIFICATION_ANSWERED);
        publish("Msg_LedgerMoved", requestId, Map.of());
        publish("Msg_ClarificationReceived", requestId, Map.of());
        request().hasCompletedElement("Task_CollectPersonalData", 2).hasActiveElements(REVIEW);
        assertThat(period().due()).isEqualTo("2027-02-12");

        // and extended a week later
        context.increaseTime(Duration.ofDays(7));
        reviewed("extend");
        request().hasCompletedElements("Task_SendExtensionNotice").hasVariable("extensionOffered", false);
        assertThat(period().due()).isEqualTo("2027-04-12");
        request().hasVariable("dueOn", "2027-04-12");

        // then it is answered in time on the last lawful day
        context.increaseTime(Duration.between(storyTime(), period().dueAt()).minusHours(1));
        assertThat(today()).isEqualTo("2027-04-12");
        answerIt();
        request().isCompleted().hasCompletedElements("EndEvent_Answered");
        assertThat(rungs()).doesNotContain("overdue");
    }

    @Test
    void shouldReportLateRequestAndAnswerItAllTheSame() {
        // given
        received(true);
        request().hasActiveElements(REVIEW);

        // when the last day passes
        context.increaseTime(Duration.between(storyTime(), period().lateAt()).plusHours(1));

        // then
        assertThatProcessInstance(byProcessId("DeadlineWatchProcess"))
                .hasCompletedElement("CatchEvent_RungReached", 1)
                .hasActiveElements("CatchEvent_LedgerMovedLate");
        assertThat(rungs()).contains("overdue");

        // and an extension is not to be had any longer
        reviewed("collect-again");
        request().hasCompletedElement("Task_FindReviewChoices", 2).hasVariable("extensionOffered", false);

        // when
        answerIt();

        // then
        request().isCompleted().hasCompletedElements("EndEvent_Answered");
    }

    private void answerIt() {
        request().hasActiveElement(REVIEW, 1);
        reviewed("ready");
        context.completeUserTask(APPROVAL, APPROVED);
        sent();
    }

    /** A worker that moves the ledger, and has the watch look again as the product does. */
    private Map<String, Object> moved(LedgerEntry.Kind kind, Map<String, Object> answer) {
        enter(kind);
        publish("Msg_LedgerMoved", requestId, Map.of());
        return answer;
    }

    private void enter(LedgerEntry.Kind kind) {
        ledger.add(new LedgerEntry(kind, today()));
    }

    private ApplicableTimePeriod period() {
        return CLOCK.compute(Obligation.ACCESS_RESPONSE, new Ledger(ledger), Division.ENGLAND_AND_WALES, today());
    }

    @Override
    Map<String, Object> choices() {
        ApplicableTimePeriod period = period();
        boolean notice = !today().isAfter(Objects.requireNonNull(period.noticeDeadline()));
        return Map.of(
                "clarificationOffered",
                true,
                "extensionOffered",
                notice && !period.extended(),
                "feeOffered",
                true,
                "dueOn",
                period.due().toString(),
                "dueAt",
                period.dueAt().toString());
    }

    private Map<String, Object> standing() {
        ApplicableTimePeriod period = period();
        return Map.of(
                "requestOpen",
                true,
                "clockState",
                period.paused() ? "paused" : "running",
                "late",
                isLate(),
                "daysLeft",
                (int) ChronoUnit.DAYS.between(today(), period.due()));
    }

    private Map<String, Object> rungAtTheEndOfThePeriod() {
        return isLate()
                ? Map.of("rungAhead", false)
                : Map.of("rungAhead", true, "nextRungAt", engineTime(period().lateAt()));
    }

    private boolean isLate() {
        return !storyTime().isBefore(period().lateAt());
    }

    /** The rungs that the watch came to. */
    private List<Object> rungs() {
        return Objects.requireNonNull(escalation).getActivatedJobs().stream()
                .map(job -> job.getVariablesAsMap().get("rung"))
                .toList();
    }

    private LocalDate today() {
        return StatutoryClock.dateOf(storyTime());
    }

    private Instant storyTime() {
        return MORNING_OF_RECEIPT.plus(Duration.between(engineAtReceipt, context.getCurrentTime()));
    }

    private String engineTime(LocalDate day) {
        return engineTime(day.atStartOfDay(StatutoryClock.LONDON).toInstant());
    }

    private String engineTime(Instant inTheStory) {
        return engineAtReceipt
                .plus(Duration.between(MORNING_OF_RECEIPT, inTheStory))
                .toString();
    }
}
