package uk.rightsdesk.rights;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;
import uk.rightsdesk.clock.ApplicableTimePeriod;
import uk.rightsdesk.clock.ExtensionCheck;
import uk.rightsdesk.clock.StatutoryClock;
import uk.rightsdesk.decision.Decision;
import uk.rightsdesk.decision.Decisions;
import uk.rightsdesk.decision.TaskProblem;
import uk.rightsdesk.delivery.LetterDispatch;
import uk.rightsdesk.engine.JobContext;
import uk.rightsdesk.engine.Worker;
import uk.rightsdesk.letter.ExtensionGround;
import uk.rightsdesk.letter.ExtensionNoticeContent;
import uk.rightsdesk.request.EventType;
import uk.rightsdesk.request.Request;
import uk.rightsdesk.request.RequestDeadlines;
import uk.rightsdesk.request.RequestId;
import uk.rightsdesk.request.RequestLedger;
import uk.rightsdesk.request.Requests;

/**
 * Extends the period by telling the person so, with the reasons, in time (UK GDPR Article 12A; law.md 3.3). Where the
 * notice would be late by now, nothing is sent and the review hears why.
 */
@Component
class SendExtensionNoticeWorker implements Worker<SendExtensionNoticeWorker.Input, SendExtensionNoticeWorker.Output> {

    private final Requests requests;
    private final RequestDeadlines deadlines;
    private final Decisions decisions;
    private final RequestLedger ledger;
    private final ProgressNotes progress;
    private final LetterDispatch letters;
    private final Clock clock;

    SendExtensionNoticeWorker(
            Requests requests,
            RequestDeadlines deadlines,
            Decisions decisions,
            RequestLedger ledger,
            ProgressNotes progress,
            LetterDispatch letters,
            Clock clock) {
        this.requests = requests;
        this.deadlines = deadlines;
        this.decisions = decisions;
        this.ledger = ledger;
        this.progress = progress;
        this.letters = letters;
        this.clock = clock;
    }

    record Input(RequestId requestId, JobContext job) {}

    record Output(TaskProblem taskProblem) {}

    @Override
    public String jobType() {
        return "send-extension-notice";
    }

    @Override
    public Output work(Input input) {
        Request request = requests.get(input.requestId());
        Decision decision = decisions.reviewed(request.id(), "extend");
        String reasons = decision.reasons().orElse("");
        ApplicableTimePeriod before = deadlines.of(request);
        if (ExtensionCheck.of(before, StatutoryClock.dateOf(clock.instant()), reasons) != ExtensionCheck.VALID) {
            return new Output(TaskProblem.NOT_OFFERED);
        }
        ExtensionGround ground =
                ExtensionGround.of(Objects.requireNonNull(decision.particulars().ground()));
        LocalDate noticeDeadline = Objects.requireNonNull(before.noticeDeadline());
        String occasion = Long.toString(input.job().elementInstanceKey());
        ledger.record(
                request.id(),
                EventType.EXTENDED,
                clock.instant(),
                decision.decidedBy(),
                Map.of("ground", ground.code()),
                occasion);
        LocalDate dueOn = deadlines.of(request).due();
        letters.dispatch(
                request,
                "extension-notice",
                occasion,
                (head, clockReasons) -> new ExtensionNoticeContent(
                        head, request.right().asked(), ground, reasons, noticeDeadline, dueOn, clockReasons));
        progress.begin(request.id(), before, occasion);
        return new Output(TaskProblem.NONE);
    }
}
