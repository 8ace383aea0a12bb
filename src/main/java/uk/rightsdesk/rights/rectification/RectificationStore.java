package uk.rightsdesk.rights.rectification;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;
import uk.rightsdesk.request.RequestId;
import uk.rightsdesk.rights.rectification.RectificationItem.Claim;
import uk.rightsdesk.rights.rectification.RectificationItem.Decided;
import uk.rightsdesk.rights.rectification.RectificationItem.Verdict;
import uk.rightsdesk.vault.KeyOwner;
import uk.rightsdesk.vault.Place;
import uk.rightsdesk.vault.Safe;
import uk.rightsdesk.vault.Vault;

/** The table of items. A trigger keeps changes out once the second person has them. */
@Repository
class RectificationStore {

    private final JdbcClient jdbc;
    private final Vault vault;
    private final JsonMapper json;

    RectificationStore(JdbcClient jdbc, Vault vault, JsonMapper json) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.json = json;
    }

    /**
     * Records a claim, or takes the place of what was recorded of the same datum; what was decided of it is open again.
     */
    UUID record(RequestId request, DatumKey datum, Claim claim, String by, Instant at) {
        UUID id = find(request, datum).map(RectificationItem::id).orElseGet(UUID::randomUUID);
        byte[] stored = safe(request).seal(place("claim", id), json.writeValueAsBytes(claim));
        jdbc.sql("""
                        insert into rectification_item
                            (id, request_id, system, table_name, row_key, column_name, claim, recorded_by, recorded_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                        on conflict (id) do update set claim = excluded.claim, recorded_by = excluded.recorded_by,
                            recorded_at = excluded.recorded_at, decision = null, opinion = false, verdict = null,
                            decided_by = null, decided_at = null
                        """)
                .params(
                        id,
                        request.value(),
                        datum.system(),
                        datum.table(),
                        datum.rowKey(),
                        datum.column(),
                        stored,
                        by,
                        Timestamp.from(at))
                .update();
        return id;
    }

    void decide(RequestId request, UUID item, Verdict verdict, String by, Instant at) {
        byte[] stored = safe(request).seal(place("verdict", item), json.writeValueAsBytes(verdict));
        jdbc.sql("""
                        update rectification_item set decision = ?, opinion = ?, verdict = ?, decided_by = ?,
                            decided_at = ?
                        where id = ? and request_id = ?
                        """)
                .params(
                        verdict.decision().code(),
                        verdict.opinion(),
                        stored,
                        by,
                        Timestamp.from(at),
                        item,
                        request.value())
                .update();
    }

    int remove(RequestId request, UUID item) {
        return jdbc.sql("delete from rectification_item where id = ? and request_id = ?")
                .params(item, request.value())
                .update();
    }

    boolean isOpen(RequestId request) {
        return jdbc.sql("select rectification_open(?)")
                .param(request.value())
                .query(Boolean.class)
                .single();
    }

    Optional<RectificationItem> find(RequestId request, DatumKey datum) {
        return of(request).stream().filter(item -> item.datum().equals(datum)).findFirst();
    }

    /** In the order in which they were recorded. */
    List<RectificationItem> of(RequestId request) {
        Optional<Safe> safe = vault.find(KeyOwner.request(request.value()));
        return safe.map(by -> jdbc.sql("select * from rectification_item where request_id = ? order by recorded_at, id")
                        .param(request.value())
                        .query((row, _) -> item(row, by))
                        .list())
                .orElse(List.of());
    }

    private RectificationItem item(ResultSet row, Safe safe) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        return new RectificationItem(
                id,
                new DatumKey(
                        row.getString("system"),
                        row.getString("table_name"),
                        row.getString("row_key"),
                        row.getString("column_name")),
                json.readValue(safe.open(place("claim", id), row.getBytes("claim")), Claim.class),
                row.getString("recorded_by"),
                decided(row, id, safe));
    }

    private @Nullable Decided decided(ResultSet row, UUID id, Safe safe) throws SQLException {
        byte[] verdict = row.getBytes("verdict");
        return verdict == null
                ? null
                : new Decided(
                        json.readValue(safe.open(place("verdict", id), verdict), Verdict.class),
                        row.getString("decided_by"),
                        row.getTimestamp("decided_at").toInstant());
    }

    private Safe safe(RequestId request) {
        return vault.safeFor(KeyOwner.request(request.value()));
    }

    private static Place place(String column, UUID id) {
        return new Place("rectification_item", column, id);
    }
}
