package uk.rightsdesk.identity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import uk.rightsdesk.request.RequestId;
import uk.rightsdesk.vault.KeyOwner;
import uk.rightsdesk.vault.Place;
import uk.rightsdesk.vault.Vault;

/** The table of codes sent to addresses held; each code is sealed by the key of its request. */
@Repository
class ConfirmationCodeStore {

    private static final String SELECT = """
            select id, request_id, round, sent_at, expires_at, wrong_codes, given_at from confirmation_code
            """;

    private final JdbcClient jdbc;
    private final Vault vault;
    private final Clock clock;

    ConfirmationCodeStore(JdbcClient jdbc, Vault vault, Clock clock) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.clock = clock;
    }

    void insert(RequestId request, int round, byte[] tokenHash, String code, UUID message, Instant expiresAt) {
        UUID id = UUID.randomUUID();
        jdbc.sql("""
                        insert into confirmation_code (id, request_id, round, token_hash, content, outgoing_message_id, sent_at,
                            expires_at)
                        values (:id, :request, :round, :token, :content, :message, :now, :expires)
                        """)
                .param("id", id)
                .param("request", request.value())
                .param("round", round)
                .param("token", tokenHash)
                .param(
                        "content",
                        vault.safeFor(KeyOwner.request(request.value())).seal(place(id), code))
                .param("message", message)
                .param("now", now())
                .param("expires", expiresAt.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Oldest first. */
    List<ConfirmationCode> of(RequestId request) {
        return jdbc.sql(SELECT + "where request_id = ? order by round")
                .param(request.value())
                .query(ConfirmationCodeStore::read)
                .list();
    }

    Optional<ConfirmationCode> withToken(byte[] tokenHash) {
        return jdbc.sql(SELECT + "where token_hash = ?")
                .param(tokenHash)
                .query(ConfirmationCodeStore::read)
                .optional();
    }

    /** The same, held until the end of the transaction, so that tries are counted one after the other. */
    Optional<ConfirmationCode> holdWithToken(byte[] tokenHash) {
        return jdbc.sql(SELECT + "where token_hash = ? for update")
                .param(tokenHash)
                .query(ConfirmationCodeStore::read)
                .optional();
    }

    /** The newest of a request, held in the same way. */
    Optional<ConfirmationCode> holdNewest(RequestId request) {
        return jdbc.sql(SELECT + "where request_id = ? order by round desc limit 1 for update")
                .param(request.value())
                .query(ConfirmationCodeStore::read)
                .optional();
    }

    String code(ConfirmationCode code) {
        byte[] content = jdbc.sql("select content from confirmation_code where id = ?")
                .param(code.id())
                .query(byte[].class)
                .single();
        return vault.safeFor(KeyOwner.request(code.request().value())).text(place(code.id()), content);
    }

    void wrong(ConfirmationCode code) {
        jdbc.sql("update confirmation_code set wrong_codes = wrong_codes + 1 where id = ?")
                .param(code.id())
                .update();
    }

    void given(ConfirmationCode code) {
        jdbc.sql("update confirmation_code set given_at = ? where id = ?")
                .params(now(), code.id())
                .update();
    }

    private static Place place(UUID id) {
        return new Place("confirmation_code", "content", id);
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static ConfirmationCode read(ResultSet row, int number) throws SQLException {
        OffsetDateTime given = row.getObject("given_at", OffsetDateTime.class);
        return new ConfirmationCode(
                row.getObject("id", UUID.class),
                new RequestId(row.getObject("request_id", UUID.class)),
                row.getInt("round"),
                row.getObject("sent_at", OffsetDateTime.class).toInstant(),
                row.getObject("expires_at", OffsetDateTime.class).toInstant(),
                row.getInt("wrong_codes"),
                given == null ? null : given.toInstant());
    }
}
