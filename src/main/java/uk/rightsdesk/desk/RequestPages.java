package uk.rightsdesk.desk;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import uk.rightsdesk.audit.AuditTrail;
import uk.rightsdesk.decision.DecisionKind;
import uk.rightsdesk.decision.Decisions;
import uk.rightsdesk.delivery.OutgoingMail;
import uk.rightsdesk.delivery.SentMail;
import uk.rightsdesk.intake.Correspondence;
import uk.rightsdesk.intake.Correspondences;
import uk.rightsdesk.request.Channel;
import uk.rightsdesk.request.Request;
import uk.rightsdesk.request.RequestDeadlines;
import uk.rightsdesk.request.RequestEvent;
import uk.rightsdesk.request.RequestId;
import uk.rightsdesk.request.RequestJournal;
import uk.rightsdesk.request.Requests;

/** Puts together what the pages show of a request. */
@Component
class RequestPages {

    private final Requests requests;
    private final RequestDeadlines deadlines;
    private final RequestJournal journal;
    private final Decisions decisions;
    private final Correspondences correspondences;
    private final OutgoingMail outgoing;
    private final AuditTrail audit;
    private final Clock clock;

    RequestPages(
            Requests requests,
            RequestDeadlines deadlines,
            RequestJournal journal,
            Decisions decisions,
            Correspondences correspondences,
            OutgoingMail outgoing,
            AuditTrail audit,
            Clock clock) {
        this.requests = requests;
        this.deadlines = deadlines;
        this.journal = journal;
        this.decisions = decisions;
        this.correspondences = correspondences;
        this.outgoing = outgoing;
        this.audit = audit;
        this.clock = clock;
    }

    record MessageView(Instant instant, String title, String at, String text) {}

    record EventView(String at, String title, String details) {}

    record DecisionView(String label, String by, String at, String reasons) {}

    RequestView view(Request request) {
        return RequestView.of(request, deadlines.of(request), clock.instant());
    }

    /**
     * Other requests from the same address: duplicates and repeats, which staff weigh and nothing refuses by itself.
     */
    List<RequestView> related(Request request) {
        return requests.othersOfRequester(request).stream().map(this::view).toList();
    }

    /** What the requester wrote and what was written to them, oldest first. */
    List<MessageView> messages(RequestId request) {
        List<MessageView> messages = new ArrayList<>(received(request));
        for (SentMail mail : outgoing.of(request)) {
            String title = "Sent: " + mail.purpose().replace('-', ' ') + " ("
                    + mail.state().name().toLowerCase(Locale.ROOT) + ")";
            messages.add(new MessageView(mail.createdAt(), title, London.time(mail.createdAt()), mail.subject()));
        }
        messages.sort(Comparator.comparing(MessageView::instant));
        return messages;
    }

    /** What the requester wrote, oldest first. */
    List<MessageView> received(RequestId request) {
        return correspondences.of(request).stream().map(RequestPages::message).toList();
    }

    static MessageView message(Correspondence message) {
        String subject = message.subject() == null ? "(no subject)" : message.subject();
        String title = message.channel() == Channel.EMAIL
                ? "Received: " + subject
                : "Received by " + message.channel().code();
        return new MessageView(message.receivedAt(), title, London.time(message.receivedAt()), message.text());
    }

    List<EventView> timeline(RequestId request) {
        return journal.of(request).stream()
                .map(event -> new EventView(
                        London.time(event.occurredAt()), event.type().title(), details(event)))
                .toList();
    }

    /** How far the timeline is sealed by checkpoints outside the database. */
    String audit(RequestId request) {
        AuditTrail.State state = audit.of(request.value());
        return "Audit: %d events, %s"
                .formatted(
                        state.events(),
                        state.sealedUpTo() == 0 ? "not yet sealed" : "sealed up to event " + state.sealedUpTo());
    }

    private static String details(RequestEvent event) {
        String codes = event.details().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> entry.getKey() + " " + entry.getValue())
                .collect(Collectors.joining(", "));
        String actor = event.actor().equals(RequestJournal.SYSTEM) ? "" : "by " + event.actor();
        return actor.isEmpty() || codes.isEmpty() ? actor + codes : actor + " · " + codes;
    }

    List<DecisionView> decisions(RequestId request) {
        return decisions.of(request).stream()
                .map(decision -> new DecisionView(
                        label(decision.kind(), decision.code())
                                + (decision.confirmedAt().isEmpty() ? " (not yet confirmed by a completed task)" : ""),
                        decision.decidedBy(),
                        London.time(decision.decidedAt()),
                        decision.reasons().orElse("")))
                .toList();
    }

    private static String label(DecisionKind kind, String code) {
        return Choice.label(Choice.of(kind), code);
    }
}
