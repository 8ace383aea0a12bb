package uk.rightsdesk.rights.erasure;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import uk.rightsdesk.delivery.Conversations;
import uk.rightsdesk.delivery.OutgoingMail;
import uk.rightsdesk.delivery.OutgoingMessage;
import uk.rightsdesk.engine.Worker;
import uk.rightsdesk.request.EventType;
import uk.rightsdesk.request.Request;
import uk.rightsdesk.request.RequestId;
import uk.rightsdesk.request.RequestJournal;
import uk.rightsdesk.request.Requests;
import uk.rightsdesk.request.Right;

/**
 * Tells whether the same person's request for access is open: it goes first, since erasing what was asked for is an
 * offence (DPA 2018 section 173; law.md 3.6).
 */
@Component
class FindOpenAccessWorker implements Worker<FindOpenAccessWorker.Input, FindOpenAccessWorker.Output> {

    private final Requests requests;
    private final RequestJournal journal;
    private final OutgoingMail mail;
    private final Conversations conversations;

    FindOpenAccessWorker(Requests requests, RequestJournal journal, OutgoingMail mail, Conversations conversations) {
        this.requests = requests;
        this.journal = journal;
        this.mail = mail;
        this.conversations = conversations;
    }

    record Input(RequestId requestId) {}

    record Output(boolean accessOpen) {}

    @Override
    public String jobType() {
        return "find-open-access";
    }

    @Override
    public Output work(Input input) {
        Request request = requests.get(input.requestId());
        Optional<Request> access = requests.othersOfRequester(request).stream()
                .filter(other ->
                        other.right() == Right.ACCESS && other.outcome().isEmpty())
                .findFirst();
        access.ifPresent(first -> {
            if (journal.latest(request.id(), EventType.ERASURE_WAITS).isEmpty()) {
                journal.record(request.id(), EventType.ERASURE_WAITS, Map.of("access", first.reference()));
                tell(request, first);
            }
        });
        return new Output(access.isPresent());
    }

    private void tell(Request request, Request access) {
        mail.queue(new OutgoingMessage(
                request.id(),
                "erasure-waits",
                "erasure-waits:" + request.id(),
                request.requesterAddress(),
                "Your copy comes first, then we erase [" + request.reference() + "]",
                """
                Dear %s,

                You asked us to erase your personal data (request %s), and also
                for a copy of them (request %s).

                The copy comes first: once your data are erased nobody could give it to you,
                and the law forbids us to erase what somebody has asked to see (Data
                Protection Act 2018 section 173). We go on with the erasure as soon as your
                copy has been sent.

                If you want no copy, reply to this email and say so. Then we need not wait.

                Yours sincerely,

                The data rights desk
                """.formatted(request.requesterName().orElse("Sir or Madam"), request.reference(), access.reference()),
                List.of(),
                conversations.threadOf(request.id()),
                false));
    }
}
