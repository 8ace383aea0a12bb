package uk.rightsdesk.delivery.download;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The tables of download links and of the sessions they opened. */
@Repository
class DownloadLinkStore {

    private static final String SELECT = """
            select id, bundle_id, issue, outgoing_message_id, code_message_id, issued_by, issued_at, sent_at, expires_at,
                wrong_codes, used_at, voided_at
            from download_link
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    DownloadLinkStore(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The number of the next issue; waits for another that is being issued. */
    int nextIssue(UUID bundle) {
        jdbc.sql("select id from bundle where id = ? for update")
                .param(bundle)
                .query(UUID.class)
                .single();
        return jdbc.sql("select coalesce(max(issue), 0) + 1 from download_link where bundle_id = ?")
                .param(bundle)
                .query(Integer.class)
                .single();
    }

    void insert(
            UUID bundle, int issue, LinkSecrets secrets, UUID message, @Nullable UUID codeMessage, String issuedBy) {
        jdbc.sql("""
                        insert into download_link (id, bundle_id, issue, token_hash, code_hash, outgoing_message_id,
                            code_message_id, issued_by, issued_at)
                        values (:id, :bundle, :issue, :token, :code, :message, :codeMessage::uuid, :by, :now)
                        """)
                .param("id", UUID.randomUUID())
                .param("bundle", bundle)
                .param("issue", issue)
                .param("token", secrets.tokenHash())
                .param("code", secrets.codeHash())
                .param("message", message)
                .param("codeMessage", codeMessage)
                .param("by", issuedBy)
                .param("now", now())
                .update();
    }

    /** Voids every link to a bundle and ends what was opened with them. */
    void voidAll(UUID bundle) {
        jdbc.sql("update download_link set voided_at = ? where bundle_id = ? and voided_at is null")
                .params(now(), bundle)
                .update();
        jdbc.sql("""
                        update download_session set ends_at = :now
                        where ends_at > :now and link_id in (select id from download_link where bundle_id = :bundle)
                        """).param("now", now()).param("bundle", bundle).update();
    }

    void sent(UUID link, Duration validity) {
        jdbc.sql("update download_link set sent_at = ?, expires_at = ? where id = ? and sent_at is null")
                .params(now(), now().plus(validity), link)
                .update();
    }

    void wrongCode(UUID link) {
        jdbc.sql("update download_link set wrong_codes = wrong_codes + 1 where id = ?")
                .param(link)
                .update();
    }

    void used(UUID link) {
        jdbc.sql("update download_link set used_at = ? where id = ?")
                .params(now(), link)
                .update();
    }

    void open(UUID link, byte[] sessionHash, Instant endsAt) {
        jdbc.sql("insert into download_session (token_hash, link_id, started_at, ends_at) values (?, ?, ?, ?)")
                .params(sessionHash, link, now(), endsAt.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** A session that has not ended. */
    record Session(UUID link, Instant endsAt) {}

    Optional<Session> session(byte[] sessionHash) {
        return jdbc.sql("select link_id, ends_at from download_session where token_hash = ? and ends_at > ?")
                .params(sessionHash, now())
                .query((row, _) -> new Session(
                        row.getObject(1, UUID.class),
                        row.getObject(2, OffsetDateTime.class).toInstant()))
                .optional();
    }

    Optional<DownloadLink> withToken(byte[] tokenHash) {
        return jdbc.sql(SELECT + "where token_hash = ?")
                .param(tokenHash)
                .query(DownloadLinkStore::read)
                .optional();
    }

    /** The same, held until the end of the transaction, so that tries are counted one after the other. */
    Optional<DownloadLink> holdWithToken(byte[] tokenHash) {
        return jdbc.sql(SELECT + "where token_hash = ? for update")
                .param(tokenHash)
                .query(DownloadLinkStore::read)
                .optional();
    }

    Optional<DownloadLink> inMessage(UUID message) {
        return jdbc.sql(SELECT + "where outgoing_message_id = ?")
                .param(message)
                .query(DownloadLinkStore::read)
                .optional();
    }

    DownloadLink get(UUID link) {
        return jdbc.sql(SELECT + "where id = ?")
                .param(link)
                .query(DownloadLinkStore::read)
                .single();
    }

    /** Newest first. */
    List<DownloadLink> of(UUID bundle) {
        return jdbc.sql(SELECT + "where bundle_id = ? order by issue desc")
                .param(bundle)
                .query(DownloadLinkStore::read)
                .list();
    }

    /**
     * Links that can no longer be used after a moment of a stretch of time and have not been.
     *
     * @param unless links for which an email with this beginning of a business key was written are left out
     */
    List<DownloadLink> unusedUntil(Instant from, Instant to, String unless) {
        return jdbc.sql(SELECT + """
                        where used_at is null and voided_at is null and wrong_codes < :tries
                          and expires_at > :from and expires_at <= :to
                          and not exists (select from outgoing_message m where m.business_key = :unless || download_link.id)
                        order by expires_at, id
                        """)
                .param("tries", DownloadLink.TRIES)
                .param("from", from.atOffset(ZoneOffset.UTC))
                .param("to", to.atOffset(ZoneOffset.UTC))
                .param("unless", unless)
                .query(DownloadLinkStore::read)
                .list();
    }

    String codeHash(UUID link) {
        return jdbc.sql("select code_hash from download_link where id = ?")
                .param(link)
                .query(String.class)
                .single();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static DownloadLink read(ResultSet row, int number) throws SQLException {
        return new DownloadLink(
                row.getObject("id", UUID.class),
                row.getObject("bundle_id", UUID.class),
                row.getInt("issue"),
                row.getObject("outgoing_message_id", UUID.class),
                row.getObject("code_message_id", UUID.class),
                row.getString("issued_by"),
                row.getObject("issued_at", OffsetDateTime.class).toInstant(),
                instant(row, "sent_at"),
                instant(row, "expires_at"),
                row.getInt("wrong_codes"),
                instant(row, "used_at"),
                instant(row, "voided_at"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
