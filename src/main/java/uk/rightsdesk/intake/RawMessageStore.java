package uk.rightsdesk.intake;

import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import uk.rightsdesk.intake.message.Fingerprint;
import uk.rightsdesk.vault.KeyOwner;
import uk.rightsdesk.vault.Vault;

/** Keeps what came, before anybody looks into it, and how far the mailbox has been read. */
@Repository
class RawMessageStore {

    private final JdbcClient jdbc;
    private final Vault vault;
    private final Clock clock;

    RawMessageStore(JdbcClient jdbc, Vault vault, Clock clock) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.clock = clock;
    }

    /** The last UID below which nothing is missing, 0 for a UIDVALIDITY not seen before. */
    long position(String mailbox, long uidValidity) {
        return jdbc.sql("select last_uid from mailbox_position where mailbox = ? and uid_validity = ?")
                .params(mailbox, uidValidity)
                .query(Long.class)
                .optional()
                .orElse(0L);
    }

    /** The UIDs above the position that are stored already. */
    Set<Long> storedAbove(String mailbox, long uidValidity, long position) {
        return new HashSet<>(
                jdbc.sql("select uid from mailbox_message where mailbox = ? and uid_validity = ? and uid > ?")
                        .params(mailbox, uidValidity, position)
                        .query(Long.class)
                        .list());
    }

    void advance(String mailbox, long uidValidity, long position) {
        jdbc.sql("""
                        insert into mailbox_position (mailbox, uid_validity, last_uid) values (?, ?, ?)
                        on conflict (mailbox, uid_validity)
                        do update set last_uid = greatest(mailbox_position.last_uid, excluded.last_uid)
                        """).params(mailbox, uidValidity, position).update();
    }

    /**
     * Stores a message; one that is stored already, whoever stored it and under whatever UID, is only found again.
     *
     * @return whether it is new
     */
    @Transactional
    boolean store(RawMessage message) {
        byte[] fingerprint = fingerprint(message);
        boolean fresh = insert(fingerprint, message.receivedAt(), message.content(), message.cut());
        jdbc.sql("""
                        insert into mailbox_message (mailbox, uid_validity, uid, correspondence_id)
                        select ?, ?, ?, id from correspondence where fingerprint = ?
                        on conflict do nothing
                        """)
                .params(message.mailbox(), message.uidValidity(), message.uid(), fingerprint)
                .update();
        return fresh;
    }

    /** Stores a message that came by a page of ours and lies in no mailbox; the same one again changes nothing. */
    @Transactional
    void store(byte[] content) {
        Instant now = clock.instant();
        insert(Fingerprint.of(content, now), now, content, false);
    }

    private boolean insert(byte[] fingerprint, Instant receivedAt, byte[] content, boolean cut) {
        UUID id = CorrespondenceId.random().value();
        boolean fresh = jdbc.sql("""
                                insert into correspondence (id, received_at, stored_at, fingerprint) values (?, ?, ?, ?)
                                on conflict (fingerprint) do nothing
                                """)
                        .params(id, Timestamp.from(receivedAt), Timestamp.from(clock.instant()), fingerprint)
                        .update()
                == 1;
        if (fresh) {
            jdbc.sql("insert into correspondence_raw (correspondence_id, content, sha256, cut) values (?, ?, ?, ?)")
                    .params(id, sealed(id, content), Fingerprint.sha256(content), cut)
                    .update();
        }
        return fresh;
    }

    /**
     * The UIDs of messages dealt with, 1000 at most; what the server could not give at all is left to staff in the
     * mailbox.
     *
     * @param cut the time for messages of which only the beginning is stored
     */
    List<Long> processedBefore(String mailbox, long uidValidity, Instant whole, Instant cut) {
        return jdbc.sql("""
                        select uid from mailbox_message m
                        join correspondence c on c.id = m.correspondence_id
                        join correspondence_raw r on r.correspondence_id = c.id
                        where mailbox = :mailbox and uid_validity = :uidValidity and expunged_at is null
                            and (c.evidence_taken_at is not null
                                or finished_at < case when r.cut
                                    then cast(:cut as timestamptz) else cast(:whole as timestamptz) end)
                            and (c.erased_at is not null or length(r.content) > 0)
                        order by uid limit 1000
                        """)
                .param("mailbox", mailbox)
                .param("uidValidity", uidValidity)
                .param("whole", Timestamp.from(whole))
                .param("cut", Timestamp.from(cut))
                .query((row, n) -> row.getLong(1))
                .list();
    }

    void expunged(String mailbox, long uidValidity, List<Long> uids) {
        jdbc.sql("""
                        update mailbox_message set expunged_at = :now
                        where mailbox = :mailbox and uid_validity = :uidValidity and uid in (:uids)
                        """)
                .param("now", Timestamp.from(clock.instant()))
                .param("mailbox", mailbox)
                .param("uidValidity", uidValidity)
                .param("uids", uids)
                .update();
    }

    /** What the server could not give stays empty, so that it can be told. */
    private byte[] sealed(UUID id, byte[] content) {
        return content.length == 0
                ? content
                : vault.safeFor(KeyOwner.rawMessage(id)).seal(CorrespondenceStore.rawPlace(id), content);
    }

    /** What the server could not give is known by its place in the mailbox alone. */
    private static byte[] fingerprint(RawMessage message) {
        return message.content().length == 0
                ? Fingerprint.sha256((message.mailbox() + ":" + message.uidValidity() + ":" + message.uid())
                        .getBytes(StandardCharsets.UTF_8))
                : Fingerprint.of(message.content(), message.receivedAt());
    }
}
