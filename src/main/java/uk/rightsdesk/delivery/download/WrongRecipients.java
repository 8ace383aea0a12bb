package uk.rightsdesk.delivery.download;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import uk.rightsdesk.delivery.AnswerStop;
import uk.rightsdesk.delivery.OutgoingMail;
import uk.rightsdesk.delivery.StaffNotices;
import uk.rightsdesk.delivery.WrongRecipient;
import uk.rightsdesk.request.EventType;
import uk.rightsdesk.request.Request;
import uk.rightsdesk.request.RequestId;
import uk.rightsdesk.request.RequestJournal;
import uk.rightsdesk.vault.KeyOwner;
import uk.rightsdesk.vault.Place;
import uk.rightsdesk.vault.Vault;

/** An answer, or another letter, that reached somebody else: everything is closed at once, then it is looked into. */
@Component
@Transactional
public class WrongRecipients implements AnswerStop {

    private final BundleStore bundles;
    private final DownloadLinkStore links;
    private final OutgoingMail mail;
    private final StaffNotices notices;
    private final RequestJournal journal;
    private final ApplicationEventPublisher events;
    private final JdbcClient jdbc;
    private final Vault vault;
    private final Clock clock;

    WrongRecipients(
            BundleStore bundles,
            DownloadLinkStore links,
            OutgoingMail mail,
            StaffNotices notices,
            RequestJournal journal,
            ApplicationEventPublisher events,
            JdbcClient jdbc,
            Vault vault,
            Clock clock) {
        this.bundles = bundles;
        this.links = links;
        this.mail = mail;
        this.notices = notices;
        this.journal = journal;
        this.events = events;
        this.jdbc = jdbc;
        this.vault = vault;
        this.clock = clock;
    }

    /**
     * Voids every link, ends every download in progress, stops letters that have not left, and hands over to those who
     * assess breaches, all in one transaction.
     *
     * @param happened in words: what reached whom, and how we know
     * @param staff user name of the signed-in person
     * @throws IllegalArgumentException when it does not say what happened; the message is for staff
     */
    public void report(Request request, @Nullable String happened, String staff) {
        if (happened == null || happened.isBlank()) {
            throw new IllegalArgumentException("Say what happened: what reached whom, and how we know.");
        }
        UUID id = UUID.randomUUID();
        Instant now = clock.instant();
        List<Bundle> answers = bundles.of(request.id());
        answers.forEach(bundle -> links.voidAll(bundle.id()));
        int stopped = mail.stop(request.id(), OutgoingMail.WRONG_RECIPIENT);
        jdbc.sql("""
                        insert into wrong_recipient (id, request_id, content, reported_by, reported_at)
                        values (?, ?, ?, ?, ?)
                        """)
                .params(
                        id,
                        request.id().value(),
                        vault.safeFor(KeyOwner.request(request.id().value()))
                                .seal(new Place("wrong_recipient", "content", id), happened.strip()),
                        staff,
                        now.atOffset(ZoneOffset.UTC))
                .update();
        journal.record(
                request.id(),
                EventType.WRONG_RECIPIENT,
                now,
                staff,
                Map.of(
                        "report",
                        id.toString(),
                        "answers",
                        Integer.toString(answers.size()),
                        "stopped",
                        Integer.toString(stopped)));
        notices.send(
                "wrong-recipient:" + id,
                request.id(),
                "Needs attention: wrong recipient, request " + request.reference(),
                """
                Something about request %s reached the wrong person. Links are void and letters that had not left are
                stopped. It is to be assessed as a personal data breach: the 72 hours run from now.
                """.formatted(request.reference()));
        events.publishEvent(new WrongRecipient(id, request.id(), now, happened.strip(), staff));
    }

    /**
     * Whether something about this request reached somebody else, and no two people have agreed since where letters go.
     */
    @Override
    @Transactional(readOnly = true)
    public boolean stops(RequestId request) {
        return jdbc.sql("""
                        select exists (select from wrong_recipient w where w.request_id = :request and not exists (
                            select from redirection r
                            where r.request_id = :request and r.proposed_at >= w.reported_at and r.agreed_at is not null))
                        """)
                .param("request", request.value())
                .query(Boolean.class)
                .single();
    }
}
