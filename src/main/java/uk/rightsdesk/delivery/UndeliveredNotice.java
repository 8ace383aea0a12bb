package uk.rightsdesk.delivery;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import uk.rightsdesk.request.Request;
import uk.rightsdesk.request.Requests;

/** Tells staff of a letter that did not arrive: a person who hears nothing has not been answered. */
@Component
class UndeliveredNotice {

    private final StaffNotices notices;
    private final Requests requests;

    UndeliveredNotice(StaffNotices notices, Requests requests) {
        this.notices = notices;
        this.requests = requests;
    }

    @EventListener
    void tell(MailUndelivered undelivered) {
        SentMail mail = undelivered.mail();
        if (mail.isToStaff()) {
            return; // a notice about a notice would not arrive either
        }
        Request request = requests.get(mail.request());
        notices.send(
                "undelivered:" + mail.id() + ":" + undelivered.code(),
                mail.request(),
                "Not delivered: " + request.reference(),
                """
                The letter '%s' of %s did not reach its recipient (%s). Open the request on the desk and \
                reach the person in another way; the time for the answer goes on.
                """.formatted(mail.purpose(), request.reference(), undelivered.code()));
    }
}
