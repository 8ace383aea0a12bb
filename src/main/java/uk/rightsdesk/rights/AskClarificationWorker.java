package uk.rightsdesk.rights;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;
import uk.rightsdesk.clock.ApplicableTimePeriod;
import uk.rightsdesk.clock.StatutoryClock;
import uk.rightsdesk.decision.Decision;
import uk.rightsdesk.decision.Decisions;
import uk.rightsdesk.delivery.LetterDispatch;
import uk.rightsdesk.engine.JobContext;
import uk.rightsdesk.engine.Worker;
import uk.rightsdesk.letter.ClarificationRequestContent;
import uk.rightsdesk.request.EventType;
import uk.rightsdesk.request.Request;
import uk.rightsdesk.request.RequestDeadlines;
import uk.rightsdesk.request.RequestId;
import uk.rightsdesk.request.RequestLedger;
import uk.rightsdesk.request.Requests;

/** Asks the person what they are looking for, which pauses the period of an access request (UK GDPR Article 12A). */
@Component
class AskClarificationWorker implements Worker<AskClarificationWorker.Input, AskClarificationWorker.Output> {

    private final Requests requests;
    private final RequestDeadlines deadlines;
    private final Decisions decisions;
    private final RequestLedger ledger;
    private final ProgressNotes progress;
    private final LetterDispatch letters;
    private final LifecycleProperties properties;
    private final Clock clock;

    AskClarificationWorker(
            Requests requests,
            RequestDeadlines deadlines,
            Decisions decisions,
            RequestLedger ledger,
            ProgressNotes progress,
            LetterDispatch letters,
            LifecycleProperties properties,
            Clock clock) {
        this.requests = requests;
        this.deadlines = deadlines;
        this.decisions = decisions;
        this.ledger = ledger;
        this.progress = progress;
        this.letters = letters;
        this.properties = properties;
        this.clock = clock;
    }

    record Input(RequestId requestId, JobContext job) {}

    record Output(Instant remindRequesterAt, Instant waitUntil) {}

    @Override
    public String jobType() {
        return "ask-clarification";
    }

    @Override
    public Output work(Input input) {
        Request request = requests.get(input.requestId());
        Decision decision = decisions.reviewed(request.id(), "ask-clarification");
        String question = Objects.requireNonNull(decision.particulars().question());
        ApplicableTimePeriod before = deadlines.of(request);
        LocalDate closesOn = StatutoryClock.dateOf(clock.instant()).plus(properties.answerWithin());
        String occasion = Long.toString(input.job().elementInstanceKey());
        ledger.record(
                request.id(),
                EventType.CLARIFICATION_ASKED,
                clock.instant(),
                decision.decidedBy(),
                Map.of(Questions.CLOSES_ON, closesOn.toString()),
                occasion);
        letters.dispatch(
                request,
                "clarification-request",
                occasion,
                (head, clockReasons) -> new ClarificationRequestContent(
                        head,
                        request.right().asked(),
                        question,
                        decision.reasons().orElse(""),
                        closesOn,
                        clockReasons));
        progress.begin(request.id(), before, occasion);
        return new Output(
                OfficeHours.morningOf(closesOn.minus(properties.remindBefore())), OfficeHours.morningOf(closesOn));
    }
}
