package uk.rightsdesk.identity;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import uk.rightsdesk.clock.StatutoryClock;
import uk.rightsdesk.delivery.LetterDispatch;
import uk.rightsdesk.engine.JobContext;
import uk.rightsdesk.engine.Nothing;
import uk.rightsdesk.engine.ProcessMessages;
import uk.rightsdesk.engine.Worker;
import uk.rightsdesk.letter.IdentityEvidenceRequestContent;
import uk.rightsdesk.letter.IdentityEvidenceRequestContent.Evidence;
import uk.rightsdesk.request.EventType;
import uk.rightsdesk.request.Request;
import uk.rightsdesk.request.RequestId;
import uk.rightsdesk.request.RequestJournal;
import uk.rightsdesk.request.Requests;

/**
 * Asks the requester for evidence of identity, the least intrusive first. Asking moves the clock, so the watch is told.
 */
@Component
class RequestIdentityEvidenceWorker implements Worker<RequestIdentityEvidenceWorker.Input, Nothing> {

    /** The model's timer waits as long before the task opens again. */
    private static final int DAYS_TO_REPLY = 28;

    private static final List<Evidence> EVIDENCE = List.of(
            new Evidence("A reply from the email address that you use with us", ""),
            new Evidence(
                    "Something only you would know about your use of our service, such as the date and the business of"
                            + " an experience you shared with us",
                    ""),
            new Evidence(
                    "If neither is possible: a copy of a document with your name",
                    "Cover the photograph, the number and everything else but your name and address."));

    private static final String HOW_TO_SEND =
            "Reply to this email. We delete what you send as soon as we have decided.";

    private final Requests requests;
    private final LetterDispatch letters;
    private final RequestJournal journal;
    private final ProcessMessages messages;
    private final Clock clock;

    RequestIdentityEvidenceWorker(
            Requests requests, LetterDispatch letters, RequestJournal journal, ProcessMessages messages, Clock clock) {
        this.requests = requests;
        this.letters = letters;
        this.journal = journal;
        this.messages = messages;
        this.clock = clock;
    }

    record Input(RequestId requestId, JobContext job) {}

    @Override
    public String jobType() {
        return "request-identity-evidence";
    }

    @Override
    public Nothing work(Input input) {
        Request request = requests.get(input.requestId());
        String occasion = Long.toString(input.job().elementInstanceKey());
        journal.record(request.id(), EventType.IDENTITY_ASKED, Map.of("occasion", occasion));
        LocalDate replyBy = StatutoryClock.dateOf(clock.instant()).plusDays(DAYS_TO_REPLY);
        letters.dispatch(
                request,
                "identity-evidence-request",
                occasion,
                (head, clockReasons) -> new IdentityEvidenceRequestContent(
                        head, request.right().asked(), doubts(request), EVIDENCE, HOW_TO_SEND, replyBy, clockReasons));
        messages.publish(
                "Msg_LedgerMoved",
                request.id().toString(),
                "ledger-moved:" + request.id() + ":identity-asked:" + occasion,
                new Nothing());
        return new Nothing();
    }

    private static List<String> doubts(Request request) {
        return List.of(
                request.senderAuthenticated()
                        ? "The email address you wrote from does not lead us to one account that is surely yours."
                        : "Your email's sending system did not confirm that the message came from the address it names.");
    }
}
