package uk.rightsdesk.rights.consent;

import java.util.List;
import org.springframework.stereotype.Component;
import uk.rightsdesk.clock.StatutoryClock;
import uk.rightsdesk.delivery.LetterDispatch;
import uk.rightsdesk.engine.Nothing;
import uk.rightsdesk.engine.Worker;
import uk.rightsdesk.letter.ConsentWithdrawnContent;
import uk.rightsdesk.request.EventType;
import uk.rightsdesk.request.Request;
import uk.rightsdesk.request.RequestEvent;
import uk.rightsdesk.request.RequestId;
import uk.rightsdesk.request.RequestJournal;
import uk.rightsdesk.request.Requests;

/** Tells the person what has ended, and that nothing else is needed. */
@Component
class ConfirmConsentWithdrawnWorker implements Worker<ConfirmConsentWithdrawnWorker.Input, Nothing> {

    private final Requests requests;
    private final ConsentedPurposes purposes;
    private final LetterDispatch letters;
    private final RequestJournal journal;

    ConfirmConsentWithdrawnWorker(
            Requests requests, ConsentedPurposes purposes, LetterDispatch letters, RequestJournal journal) {
        this.requests = requests;
        this.purposes = purposes;
        this.letters = letters;
        this.journal = journal;
    }

    record Input(RequestId requestId) {}

    @Override
    public String jobType() {
        return "confirm-consent-withdrawn";
    }

    @Override
    public Nothing work(Input input) {
        Request request = requests.get(input.requestId());
        RequestEvent withdrawn =
                journal.latest(request.id(), EventType.CONSENT_WITHDRAWN).orElseThrow();
        List<String> uses = journal.of(request.id()).stream()
                .filter(event -> event.type() == EventType.PURPOSE_STOPPED)
                .map(event -> event.details().getOrDefault("purpose", ""))
                .distinct()
                .map(purposes::label)
                .toList();
        letters.dispatch(
                request,
                "consent-withdrawn",
                "withdrawn",
                (head, _) -> new ConsentWithdrawnContent(
                        head,
                        uses,
                        StatutoryClock.dateOf(withdrawn.occurredAt()),
                        !"0".equals(withdrawn.details().get("people"))));
        return new Nothing();
    }
}
