package uk.rightsdesk.delivery.download;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import uk.rightsdesk.request.EventType;
import uk.rightsdesk.request.RequestId;
import uk.rightsdesk.request.RequestJournal;
import uk.rightsdesk.vault.KeyOwner;
import uk.rightsdesk.vault.Place;
import uk.rightsdesk.vault.Vault;

/** Passwords of answers that go encrypted by email: staff tell them by another channel, never by email. */
@Component
@Transactional
public class AnswerPasswords {

    private final JdbcClient jdbc;
    private final Vault vault;
    private final RequestJournal journal;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    AnswerPasswords(JdbcClient jdbc, Vault vault, RequestJournal journal, Clock clock) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.journal = journal;
        this.clock = clock;
    }

    /** By which channel a password is told; email is none of them. */
    public enum By {
        TELEPHONE,
        TEXT_MESSAGE,
        POST;

        /** In words to staff. */
        public String words() {
            return code().replace('-', ' ');
        }

        String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** A fresh password for this archive, kept. */
    String make(RequestId request, UUID bundle) {
        String password = EncryptedArchive.freshPassword(random);
        jdbc.sql("insert into answer_password (bundle_id, request_id, password, made_at) values (?, ?, ?, ?)")
                .params(
                        bundle,
                        request.value(),
                        vault.safeFor(KeyOwner.request(request.value())).seal(place(bundle), password),
                        clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        return password;
    }

    /** Whether an answer of this request can be opened with a password that is kept. */
    @Transactional(readOnly = true)
    public boolean isKept(RequestId request) {
        return jdbc.sql("select exists (select from answer_password where request_id = ?)")
                .param(request.value())
                .query(Boolean.class)
                .single();
    }

    /**
     * Shows the password of the newest answer, to be told to the person; that it was is an event.
     *
     * @param by how it will be told
     * @param staff user name of the signed-in person
     */
    public Optional<String> tell(RequestId request, By by, String staff) {
        return vault.find(KeyOwner.request(request.value()))
                .flatMap(safe -> jdbc.sql("""
                                select bundle_id, password from answer_password where request_id = ?
                                order by made_at desc limit 1
                                """)
                        .param(request.value())
                        .query((row, _) -> {
                            UUID bundle = row.getObject(1, UUID.class);
                            journal.record(
                                    request,
                                    EventType.ANSWER_PASSWORD_TOLD,
                                    clock.instant(),
                                    staff,
                                    Map.of("bundle", bundle.toString(), "by", by.code()));
                            return safe.text(place(bundle), row.getBytes(2));
                        })
                        .optional());
    }

    /** With the archive goes what opens it. */
    void forget(UUID bundle) {
        jdbc.sql("delete from answer_password where bundle_id = ?")
                .param(bundle)
                .update();
    }

    private static Place place(UUID bundle) {
        return new Place("answer_password", "password", bundle);
    }
}
