package uk.rightsdesk.delivery;

import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import uk.rightsdesk.outbox.Outbox;
import uk.rightsdesk.request.RequestId;

/** Emails to the desk's own staff. They name requests by their references only. */
@Component
public class StaffNotices {

    /** Purpose of these emails in the table of outgoing ones. */
    static final String PURPOSE = "staff-notice";

    private final OutgoingMail mail;
    private final Outbox outbox;
    private final SendStaffDigest sendStaffDigest;
    private final NoticeProperties addresses;
    private final Clock clock;

    StaffNotices(
            OutgoingMail mail,
            Outbox outbox,
            SendStaffDigest sendStaffDigest,
            NoticeProperties addresses,
            Clock clock) {
        this.mail = mail;
        this.outbox = outbox;
        this.sendStaffDigest = sendStaffDigest;
        this.addresses = addresses;
        this.clock = clock;
    }

    /** Queues a notice to the officers, as {@link #send(NoticeRole, String, RequestId, String, String)}. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void send(String businessKey, RequestId request, String subject, String text) {
        send(NoticeRole.OFFICERS, businessKey, request, subject, text);
    }

    /** Queues a notice in the caller's transaction; the same business key twice is one notice. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void send(NoticeRole role, String businessKey, RequestId request, String subject, String text) {
        mail.queue(new OutgoingMessage(
                request, PURPOSE, businessKey, addresses.of(role), subject, text, List.of(), MailThread.NONE, true));
    }

    /**
     * Queues a notice that is about no request or about many, in the caller's transaction; the same business key twice
     * is one notice.
     *
     * @param businessKey as for {@link Outbox#enqueue}
     * @param text references, codes, dates and counts only: it is kept by no request and encrypted with none
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void digest(NoticeRole role, String businessKey, String subject, String text) {
        outbox.enqueue(sendStaffDigest, businessKey, new SendStaffDigest.Digest(role, subject, text, clock.instant()));
    }
}
