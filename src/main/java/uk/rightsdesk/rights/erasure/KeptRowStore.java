package uk.rightsdesk.rights.erasure;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import uk.rightsdesk.datamap.ErasureGround;
import uk.rightsdesk.datamap.KeptRow;
import uk.rightsdesk.request.RequestId;
import uk.rightsdesk.vault.KeyOwner;
import uk.rightsdesk.vault.Place;
import uk.rightsdesk.vault.Vault;

/** The table of rows kept out of an erasure; reasons are sealed by the key of the request. */
@Repository
class KeptRowStore {

    private final JdbcClient jdbc;
    private final Vault vault;
    private final Clock clock;

    KeptRowStore(JdbcClient jdbc, Vault vault, Clock clock) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.clock = clock;
    }

    void keep(RequestId request, KeptRow row, String reasons, String staff) {
        byte[] content = vault.safeFor(KeyOwner.request(request.value())).seal(place(request, row), reasons);
        jdbc.sql("""
                        insert into erasure_exception
                            (request_id, system, table_name, row_key, ground, content, kept_by, kept_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?)
                        on conflict (request_id, system, table_name, row_key) do update
                        set ground = excluded.ground, content = excluded.content, kept_by = excluded.kept_by,
                            kept_at = excluded.kept_at
                        """)
                .params(
                        request.value(),
                        row.system(),
                        row.table(),
                        row.rowKey(),
                        row.ground().id(),
                        content,
                        staff,
                        clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** @return how many there were */
    int remove(RequestId request, String system, String table, String rowKey) {
        return jdbc.sql("""
                        delete from erasure_exception
                        where request_id = ? and system = ? and table_name = ? and row_key = ?
                        """).params(request.value(), system, table, rowKey).update();
    }

    /** In the order in which they were decided. */
    List<KeptByOfficer> of(RequestId request) {
        var safe = vault.find(KeyOwner.request(request.value()));
        return jdbc.sql("select * from erasure_exception where request_id = ? order by kept_at, table_name, row_key")
                .param(request.value())
                .query((row, _) -> {
                    var kept = new KeptRow(
                            row.getString("system"),
                            row.getString("table_name"),
                            row.getString("row_key"),
                            ErasureGround.of(row.getString("ground")).orElseThrow());
                    byte[] content = row.getBytes("content");
                    return new KeptByOfficer(
                            kept,
                            safe.map(open -> open.text(place(request, kept), content))
                                    .orElse(""),
                            row.getString("kept_by"),
                            row.getObject("kept_at", OffsetDateTime.class).toInstant());
                })
                .list();
    }

    private static Place place(RequestId request, KeptRow row) {
        return new Place(
                "erasure_exception", "content", request + "/" + row.system() + "/" + row.table() + "/" + row.rowKey());
    }
}
