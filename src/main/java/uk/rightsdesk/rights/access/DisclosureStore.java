package uk.rightsdesk.rights.access;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;
import uk.rightsdesk.redaction.Leak;
import uk.rightsdesk.request.RequestId;
import uk.rightsdesk.vault.KeyOwner;
import uk.rightsdesk.vault.Place;
import uk.rightsdesk.vault.Vault;

/** The tables of the disclosure gate. */
@Repository
class DisclosureStore {

    private static final TypeReference<List<Leak>> LEAKS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final Vault vault;
    private final JsonMapper json;

    DisclosureStore(JdbcClient jdbc, Vault vault, JsonMapper json) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.json = json;
    }

    void found(RequestId request, List<Leak> leaks, Instant at) {
        UUID id = UUID.randomUUID();
        byte[] stored = vault.safeFor(owner(request))
                .seal(finding(id), json.writerFor(LEAKS).writeValueAsBytes(leaks));
        jdbc.sql("insert into disclosure_finding (id, request_id, found_at, content) values (?, ?, ?, ?)")
                .params(id, request.value(), Timestamp.from(at), stored)
                .update();
    }

    /** Whether the gate found something after the last decision on the whole. */
    boolean isOpenAgain(RequestId request) {
        return jdbc.sql("""
                        select exists (select from disclosure_finding f where f.request_id = ? and f.found_at >= (
                            select max(confirmed_at) from decision
                            where request_id = f.request_id and kind in ('REVIEW', 'APPROVAL')))
                        """).param(request.value()).query(Boolean.class).single();
    }

    List<Leak> lastFinding(RequestId request) {
        return jdbc.sql("""
                        select id, content from disclosure_finding where request_id = ?
                        order by found_at desc, id desc limit 1
                        """)
                .param(request.value())
                .query((row, _) -> json.readValue(
                        vault.safe(owner(request)).open(finding(row.getObject(1, UUID.class)), row.getBytes(2)), LEAKS))
                .optional()
                .orElse(List.of());
    }

    void release(RequestId request, String words, String staff, Instant at) {
        UUID id = UUID.randomUUID();
        jdbc.sql("""
                        insert into disclosure_release (id, request_id, content, released_by, released_at)
                        values (?, ?, ?, ?, ?)
                        """)
                .params(
                        id,
                        request.value(),
                        vault.safeFor(owner(request)).seal(released(id), words),
                        staff,
                        Timestamp.from(at))
                .update();
    }

    List<String> released(RequestId request) {
        return jdbc.sql("select id, content from disclosure_release where request_id = ?")
                .param(request.value())
                .query((row, _) ->
                        vault.safe(owner(request)).text(released(row.getObject(1, UUID.class)), row.getBytes(2)))
                .list();
    }

    private static KeyOwner owner(RequestId request) {
        return KeyOwner.request(request.value());
    }

    private static Place finding(UUID id) {
        return new Place("disclosure_finding", "content", id);
    }

    private static Place released(UUID id) {
        return new Place("disclosure_release", "content", id);
    }
}
