package uk.rightsdesk.delivery;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import uk.rightsdesk.request.EventType;
import uk.rightsdesk.request.Request;
import uk.rightsdesk.request.RequestId;
import uk.rightsdesk.request.RequestJournal;
import uk.rightsdesk.request.Requests;

/** Emails of ours that mail servers report about (RFC 3464): noted on their request; staff hear of those lost. */
@Component
public class Bounces {

    private final OutgoingMessageStore messages;
    private final OutgoingMail outgoing;
    private final Requests requests;
    private final RequestJournal journal;
    private final List<ReturnedMail> others;
    private final ApplicationEventPublisher events;

    Bounces(
            OutgoingMessageStore messages,
            OutgoingMail outgoing,
            Requests requests,
            RequestJournal journal,
            List<ReturnedMail> others,
            ApplicationEventPublisher events) {
        this.messages = messages;
        this.outgoing = outgoing;
        this.requests = requests;
        this.journal = journal;
        this.others = others;
        this.events = events;
    }

    /**
     * A report about an email of ours.
     *
     * @param report the message that reports, for the event
     * @param returnedMessageId Message-ID of the email it is about; null when the report does not say
     * @param tokenRequest the request whose reply token the report was sent to; null when to none
     * @param status of RFC 3463: 5.x.x is lost, 4.x.x is late
     * @param finalRecipient the address at which it failed; null when the report does not say
     */
    public record Report(
            UUID report,
            @Nullable String returnedMessageId,
            @Nullable RequestId tokenRequest,
            String status,
            @Nullable String finalRecipient,
            Instant receivedAt) {

        /** The mailbox is full, which its owner mends. */
        boolean isFull() {
            return status.endsWith(".2.2");
        }

        /** Whether no further try will bring it there. */
        public boolean isPermanent() {
            return status.startsWith("5");
        }

        /** Whether another address than the one it was sent to gave it back. */
        boolean cameToAnother(String recipient) {
            return finalRecipient != null && !recipient.isEmpty() && !finalRecipient.equalsIgnoreCase(recipient);
        }

        /** Without the address. */
        @Override
        public String toString() {
            return "Report[" + report + ", " + status + "]";
        }
    }

    /**
     * Notes a report in the caller's transaction.
     *
     * @return the request it belongs to; empty when it is about no email of a request
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<RequestId> record(Report report) {
        Optional<SentMail> mail = mailOf(report);
        if (mail.isEmpty()
                && report.returnedMessageId() != null
                && others.stream().anyMatch(other -> other.returned(report.returnedMessageId(), report))) {
            return Optional.empty();
        }
        Optional<RequestId> request = mail.map(SentMail::request)
                .or(() -> Optional.ofNullable(report.tokenRequest())
                        .flatMap(requests::find)
                        .map(Request::id));
        request.ifPresent(id -> journal.record(
                id, EventType.MESSAGE_RETURNED, report.receivedAt(), RequestJournal.SYSTEM, details(report, mail)));
        mail.filter(sent -> report.cameToAnother(sent.recipient()) && !sent.isToStaff())
                .ifPresent(astray -> events.publishEvent(new ReachedStranger(astray)));
        if (report.isPermanent() && !(report.isFull() && sentLater(report, mail))) {
            mail.filter(lost -> messages.move(
                            lost.id(), List.of(SentMail.State.SENT), SentMail.State.FAILED, report.status()))
                    .ifPresent(lost -> events.publishEvent(new EmailSettled(messages.get(lost.id()), null)));
        }
        return request;
    }

    private boolean sentLater(Report report, Optional<SentMail> mail) {
        return mail.filter(
                        returned -> outgoing.sendLater(returned, report.report().toString()))
                .isPresent();
    }

    /** By its Message-ID; where a report quotes none, the last letter sent before it is meant. */
    private Optional<SentMail> mailOf(Report report) {
        if (report.returnedMessageId() != null) {
            return messages.withMessageIds(List.of(report.returnedMessageId())).stream()
                    .findFirst();
        }
        return report.tokenRequest() == null
                ? Optional.empty()
                : messages.of(report.tokenRequest()).stream()
                        .filter(mail -> mail.state() == SentMail.State.SENT && !mail.isToStaff())
                        .reduce((_, last) -> last);
    }

    private static Map<String, String> details(Report report, Optional<SentMail> mail) {
        return mail.map(about -> Map.of(
                        "report", report.report().toString(),
                        "status", report.status(),
                        "message", about.id().toString(),
                        "purpose", about.purpose()))
                .orElseGet(() -> Map.of("report", report.report().toString(), "status", report.status()));
    }
}
