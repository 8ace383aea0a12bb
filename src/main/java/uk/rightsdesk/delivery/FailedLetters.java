package uk.rightsdesk.delivery;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import uk.rightsdesk.request.Request;
import uk.rightsdesk.request.Requests;

/** Tells staff of a letter that will never arrive. A failed delivery has a task of its own; other letters have not. */
@Component
class FailedLetters {

    private final Requests requests;
    private final StaffNotices notices;

    FailedLetters(Requests requests, StaffNotices notices) {
        this.requests = requests;
        this.notices = notices;
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    void settled(EmailSettled email) {
        SentMail letter = email.mail();
        // a notice about a notice that cannot be delivered would go on for ever
        if (email.sent() || email.delivery() != null || letter.purpose().equals(StaffNotices.PURPOSE)) {
            return;
        }
        Request request = requests.get(letter.request());
        notices.send(
                "letter-failed:" + letter.id() + ":" + letter.failedAt(),
                request.id(),
                "Needs attention: a letter of " + request.reference() + " was refused",
                """
                A letter of request %s (%s) was refused for good by the mail server of the recipient: %s.
                Nobody will try it again. See to it on the page of the request on the desk: reach the person in another
                way, then note there that you have done so.
                """.formatted(
                                request.reference(),
                                letter.purpose().replace('-', ' '),
                                letter.failureCode() == null ? "no code" : letter.failureCode()));
    }
}
