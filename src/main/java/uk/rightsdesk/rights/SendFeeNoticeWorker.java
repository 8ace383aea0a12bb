package uk.rightsdesk.rights;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;
import uk.rightsdesk.clock.StatutoryClock;
import uk.rightsdesk.decision.Decision;
import uk.rightsdesk.decision.Decisions;
import uk.rightsdesk.delivery.LetterDispatch;
import uk.rightsdesk.engine.JobContext;
import uk.rightsdesk.engine.Worker;
import uk.rightsdesk.letter.FeeGround;
import uk.rightsdesk.letter.FeeNoticeContent;
import uk.rightsdesk.request.EventType;
import uk.rightsdesk.request.Request;
import uk.rightsdesk.request.RequestId;
import uk.rightsdesk.request.RequestLedger;
import uk.rightsdesk.request.Requests;

/** Asks for a fee to which a second person has agreed; the period starts with its payment (UK GDPR Article 12A). */
@Component
class SendFeeNoticeWorker implements Worker<SendFeeNoticeWorker.Input, SendFeeNoticeWorker.Output> {

    private final Requests requests;
    private final Decisions decisions;
    private final RequestLedger ledger;
    private final LetterDispatch letters;
    private final LifecycleProperties properties;
    private final Clock clock;

    SendFeeNoticeWorker(
            Requests requests,
            Decisions decisions,
            RequestLedger ledger,
            LetterDispatch letters,
            LifecycleProperties properties,
            Clock clock) {
        this.requests = requests;
        this.decisions = decisions;
        this.ledger = ledger;
        this.letters = letters;
        this.properties = properties;
        this.clock = clock;
    }

    record Input(RequestId requestId, JobContext job) {}

    record Output(Instant waitUntil) {}

    @Override
    public String jobType() {
        return "send-fee-notice";
    }

    @Override
    public Output work(Input input) {
        Request request = requests.get(input.requestId());
        Decision decision = decisions.agreed(request.id(), "charge-fee");
        FeeGround ground =
                FeeGround.of(Objects.requireNonNull(decision.particulars().ground()));
        List<FeeNoticeContent.Cost> costs = decision.particulars().fee().stream()
                .map(line -> new FeeNoticeContent.Cost(line.what(), line.basis(), line.pence()))
                .toList();
        LocalDate closesOn = StatutoryClock.dateOf(clock.instant()).plus(properties.payWithin());
        String occasion = Long.toString(input.job().elementInstanceKey());
        ledger.record(
                request.id(),
                EventType.FEE_ASKED,
                clock.instant(),
                decision.decidedBy(),
                Map.of("ground", ground.code(), Questions.CLOSES_ON, closesOn.toString()),
                occasion);
        letters.dispatch(
                request,
                "fee-notice",
                occasion,
                (head, clockReasons) -> new FeeNoticeContent(
                        head,
                        request.right().asked(),
                        ground,
                        decision.reasons().orElse(""),
                        costs,
                        properties.howToPay(),
                        request.reference(),
                        closesOn,
                        clockReasons));
        return new Output(OfficeHours.morningOf(closesOn));
    }
}
