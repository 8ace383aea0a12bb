package uk.rightsdesk.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import uk.rightsdesk.delivery.OutgoingMail;
import uk.rightsdesk.delivery.SentMail;
import uk.rightsdesk.request.Request;
import uk.rightsdesk.request.RequestId;
import uk.rightsdesk.request.Requests;

/**
 * Finds the request a message belongs to: by its reply token, then by the thread of our letters, then by the reference
 * in its subject. Only token and thread prove it, and only from the address of the party, authenticated by our own mail
 * server, and while the request is open. All else is a suggestion to staff.
 */
@Component
class ThreadFinder {

    private static final Pattern REFERENCE = Pattern.compile("\\bR-\\d{4}-\\d{6,12}\\b");

    private final OutgoingMail outgoing;
    private final Requests requests;

    ThreadFinder(OutgoingMail outgoing, Requests requests) {
        this.outgoing = outgoing;
        this.requests = requests;
    }

    /** @param request null when it belongs to none that we know */
    record Belonging(@Nullable RequestId request, boolean proved) {

        static final Belonging NONE = new Belonging(null, false);
    }

    Belonging find(Correspondence message) {
        if (message.request() != null) {
            return new Belonging(message.request(), true); // a bounce, joined to its request as it was read
        }
        List<SentMail> answered = outgoing.withMessageIds(answeredIds(message)).stream()
                .filter(letter -> !letter.isToStaff())
                .toList();
        return byToken(message)
                .or(() -> answered.isEmpty()
                        ? Optional.empty()
                        : requests.find(answered.getLast().request()))
                .map(request -> new Belonging(request.id(), isProved(message, answered, request)))
                .orElseGet(() -> requestNamedIn(message));
    }

    private Optional<Request> byToken(Correspondence message) {
        return message.tokenRequest() == null ? Optional.empty() : requests.find(message.tokenRequest());
    }

    /** An absence note in a thread is of that thread, whoever sent it: nothing comes of it. */
    private static boolean isProved(Correspondence message, List<SentMail> answered, Request request) {
        if (message.isAutomaticAnswer()) {
            return true;
        }
        return message.authenticated()
                && (request.outcome().isEmpty() || isOfRecipient(answered))
                && answered.stream().allMatch(letter -> letter.request().equals(request.id()))
                && isParty(request, answered, message.fromAddress());
    }

    /** Recipients of data answer when they have acted, often after the request is closed. */
    private static boolean isOfRecipient(List<SentMail> answered) {
        return !answered.isEmpty() && answered.stream().allMatch(SentMail::isToRecipient);
    }

    /** Who the answered letters went to; of a token alone, the requester. */
    private static boolean isParty(Request request, List<SentMail> answered, @Nullable String from) {
        return answered.isEmpty()
                ? request.requesterAddress().equalsIgnoreCase(from)
                : answered.stream().allMatch(letter -> letter.recipient().equalsIgnoreCase(from));
    }

    private Belonging requestNamedIn(Correspondence message) {
        Matcher reference = REFERENCE.matcher(message.subject() == null ? "" : message.subject());
        return reference.find()
                ? requests.byReference(reference.group())
                        .map(Request::id)
                        .map(id -> new Belonging(id, false))
                        .orElse(Belonging.NONE)
                : Belonging.NONE;
    }

    private static List<String> answeredIds(Correspondence message) {
        List<String> ids = new ArrayList<>(message.references());
        if (message.inReplyTo() != null) {
            ids.add(message.inReplyTo());
        }
        return ids;
    }
}
