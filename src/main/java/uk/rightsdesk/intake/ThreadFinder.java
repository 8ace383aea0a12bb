package uk.rightsdesk.intake;

import java.util.ArrayList;
import java.util.List;
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
 * Finds the request a message belongs to. It is proved only by the thread of one of our letters, from the address that
 * letter went to, authenticated by our own mail server, and while the request is open. All else is a suggestion to
 * staff.
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
        List<SentMail> answered = outgoing.withMessageIds(answeredIds(message));
        if (!answered.isEmpty()) {
            RequestId request = answered.getLast().request();
            return new Belonging(request, isProved(message, answered, request));
        }
        return requestNamedIn(message);
    }

    /** A bounce or an absence note in a thread is of that thread, whoever sent it: nothing comes of it. */
    private boolean isProved(Correspondence message, List<SentMail> answered, RequestId request) {
        if (message.automatic() != null) {
            return true;
        }
        return message.authenticated()
                && answered.stream()
                        .allMatch(letter -> letter.request().equals(request)
                                && letter.recipient().equalsIgnoreCase(message.fromAddress()))
                && requests.get(request).outcome().isEmpty();
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
