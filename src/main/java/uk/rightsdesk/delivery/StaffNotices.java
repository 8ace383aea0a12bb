package uk.rightsdesk.delivery;

import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import uk.rightsdesk.request.RequestId;

/** Emails to the desk's own staff. They name a request by its reference only. */
@Component
public class StaffNotices {

    static final String PURPOSE = "staff-notice";

    private final OutgoingMail mail;
    private final String staffAddress;

    StaffNotices(OutgoingMail mail, @Value("${rightsdesk.desk.staff-address}") String staffAddress) {
        this.mail = mail;
        this.staffAddress = staffAddress;
    }

    /** Queues a notice in the caller's transaction; the same business key twice is one notice. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void send(String businessKey, RequestId request, String subject, String text) {
        mail.queue(new OutgoingMessage(
                request, PURPOSE, businessKey, staffAddress, subject, text, List.of(), MailThread.NONE, true));
    }
}
