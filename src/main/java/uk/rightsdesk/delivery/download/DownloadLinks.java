package uk.rightsdesk.delivery.download;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import uk.rightsdesk.delivery.AnswerPosted;
import uk.rightsdesk.delivery.Conversations;
import uk.rightsdesk.delivery.EmailSettled;
import uk.rightsdesk.delivery.MailThread;
import uk.rightsdesk.delivery.OutgoingMail;
import uk.rightsdesk.delivery.OutgoingMessage;
import uk.rightsdesk.request.EventType;
import uk.rightsdesk.request.Request;
import uk.rightsdesk.request.RequestJournal;

/** Issues links: each with a code of its own, each in place of those before. */
@Component
class DownloadLinks {

    private final DownloadLinkStore links;
    private final OutgoingMail mail;
    private final Conversations conversations;
    private final Announcement announcement;
    private final DownloadProperties properties;
    private final RequestJournal journal;
    private final Clock clock;

    DownloadLinks(
            DownloadLinkStore links,
            OutgoingMail mail,
            Conversations conversations,
            Announcement announcement,
            DownloadProperties properties,
            RequestJournal journal,
            Clock clock) {
        this.links = links;
        this.mail = mail;
        this.conversations = conversations;
        this.announcement = announcement;
        this.properties = properties;
        this.journal = journal;
        this.clock = clock;
    }

    /** How the code reaches the person. */
    enum CodeChannel {
        EMAIL,
        STAFF
    }

    /** @param link the email that carries the link, written and not yet sent @param message its id */
    record Issued(OutgoingMessage link, UUID message, String code) {}

    /**
     * Writes the emails of a new link; that with the code leaves once the one with the link has left.
     *
     * @param purpose of the email with the link
     * @param businessKey of the email with the link
     * @param subject of the email with the link
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Issued issue(
            Request request,
            UUID bundle,
            String purpose,
            String businessKey,
            String subject,
            CodeChannel channel,
            String issuedBy) {
        int issue = links.nextIssue(bundle);
        links.voidAll(bundle);
        LinkSecrets secrets = LinkSecrets.fresh();
        boolean byEmail = channel == CodeChannel.EMAIL;
        String url = properties.baseUrl() + "/d/" + secrets.token();
        OutgoingMessage link =
                message(request, purpose, businessKey, subject, announcement.ofLink(request, url, byEmail), false);
        UUID linkMessage = mail.prepare(link, secrets.token());
        UUID codeMessage = byEmail ? code(request, businessKey + ":code", secrets) : null;
        links.insert(bundle, issue, secrets, linkMessage, codeMessage, issuedBy);
        journal.record(
                request.id(),
                EventType.DOWNLOAD_LINK_ISSUED,
                clock.instant(),
                issuedBy,
                Map.of(
                        "bundle", bundle.toString(),
                        "issue", Integer.toString(issue),
                        "code", byEmail ? "email" : "staff"));
        return new Issued(link, linkMessage, secrets.codeInGroups());
    }

    /**
     * Sends a link to somebody other than the requester, in place of none before, and its code once that has left.
     *
     * @return the email with the link
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public UUID send(
            Request request,
            UUID bundle,
            ThirdPartyDelivery.Reader reader,
            String purpose,
            String businessKey,
            String subject) {
        int issue = links.nextIssue(bundle);
        LinkSecrets secrets = LinkSecrets.fresh();
        String url = properties.baseUrl() + "/d/" + secrets.token();
        UUID link = mail.prepare(
                to(
                        reader,
                        request,
                        purpose,
                        businessKey,
                        subject,
                        announcement.ofTransfer(request, reader.name(), url)),
                secrets.token());
        UUID code = mail.prepare(
                to(
                        reader,
                        request,
                        "transfer-code",
                        businessKey + ":code",
                        "Your code [" + request.reference() + "]",
                        announcement.ofTransferCode(request, reader.name(), secrets.codeInGroups())),
                secrets.codeInGroups());
        links.insert(bundle, issue, secrets, link, code, RequestJournal.SYSTEM);
        journal.record(
                request.id(),
                EventType.DOWNLOAD_LINK_ISSUED,
                Map.of("bundle", bundle.toString(), "issue", Integer.toString(issue), "code", "email"));
        mail.release(link);
        return link;
    }

    private static OutgoingMessage to(
            ThirdPartyDelivery.Reader reader,
            Request request,
            String purpose,
            String businessKey,
            String subject,
            String text) {
        return new OutgoingMessage(
                request.id(), purpose, businessKey, reader.address(), subject, text, List.of(), MailThread.NONE, false);
    }

    private UUID code(Request request, String businessKey, LinkSecrets secrets) {
        return mail.prepare(
                message(
                        request,
                        "access-code",
                        businessKey,
                        "Your code [" + request.reference() + "]",
                        announcement.ofCode(request, secrets.codeInGroups()),
                        true),
                secrets.codeInGroups());
    }

    /** Reminds the person of a link that was sent; the link itself is not kept and so not said again. */
    OutgoingMessage reminder(Request request, DownloadLink link, String businessKey) {
        return message(
                request,
                "access-reminder",
                businessKey,
                "Your personal data: the link expires soon [" + request.reference() + "]",
                announcement.ofExpiry(request, link),
                true);
    }

    /** An email to the requester in their thread. */
    OutgoingMessage toRequester(
            Request request,
            String purpose,
            String businessKey,
            String subject,
            String text,
            List<OutgoingMessage.Attachment> attachments) {
        return new OutgoingMessage(
                request.id(),
                purpose,
                businessKey,
                request.requesterAddress(),
                subject,
                text,
                attachments,
                conversations.threadOf(request.id()),
                false);
    }

    private OutgoingMessage message(
            Request request, String purpose, String businessKey, String subject, String text, boolean automatic) {
        return new OutgoingMessage(
                request.id(),
                purpose,
                businessKey,
                request.requesterAddress(),
                subject,
                text,
                List.of(),
                conversations.threadOf(request.id()),
                automatic);
    }

    /** From now on the link can be used, and the code follows it. */
    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    void settled(EmailSettled email) {
        if (!email.sent()) {
            return;
        }
        links.inMessage(email.mail().id()).ifPresent(link -> {
            links.sent(link.id(), properties.linkValidity());
            if (link.codeMessage() != null && link.voidedAt() == null) {
                mail.release(link.codeMessage());
            }
        });
    }

    /** The link was never received; nobody else shall find it. */
    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    void posted(AnswerPosted answer) {
        links.inMessage(answer.message()).ifPresent(link -> links.voidAll(link.bundle()));
    }
}
