package uk.rightsdesk.vault;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The table of wrapped data keys. */
final class ContentKeys {

    private final JdbcClient jdbc;
    private final Clock clock;

    ContentKeys(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    record Row(KeyOwner owner, MasterKeys.Wrapped key) {}

    Optional<MasterKeys.Wrapped> find(KeyOwner owner) {
        return jdbc.sql("select master_key_id, wrapped_key from content_key where kind = ? and owner_id = ?")
                .params(owner.kind().name(), owner.id())
                .query((row, _) -> new MasterKeys.Wrapped(row.getString(1), row.getBytes(2)))
                .optional();
    }

    /** Does nothing where there is one already. */
    void insert(KeyOwner owner, MasterKeys.Wrapped key) {
        jdbc.sql("""
                        insert into content_key (kind, owner_id, master_key_id, wrapped_key, created_at)
                        values (?, ?, ?, ?, ?) on conflict do nothing
                        """)
                .params(owner.kind().name(), owner.id(), key.masterKeyId(), key.bytes(), now())
                .update();
    }

    /** Puts a key in the place of the one before, which is gone. */
    void replace(KeyOwner owner, MasterKeys.Wrapped key) {
        jdbc.sql("""
                        update content_key set master_key_id = ?, wrapped_key = ?
                        where kind = ? and owner_id = ?
                        """)
                .params(key.masterKeyId(), key.bytes(), owner.kind().name(), owner.id())
                .update();
    }

    boolean delete(KeyOwner owner) {
        return jdbc.sql("delete from content_key where kind = ? and owner_id = ?")
                        .params(owner.kind().name(), owner.id())
                        .update()
                == 1;
    }

    /** Locks keys that another master key wraps; those that somebody else has in hand are left to them. */
    List<Row> wrappedByOthersThan(String masterKeyId, int limit) {
        return jdbc.sql("""
                        select kind, owner_id, master_key_id, wrapped_key from content_key
                        where master_key_id <> ? order by kind, owner_id limit ? for update skip locked
                        """)
                .params(masterKeyId, limit)
                .query((row, _) -> new Row(
                        new KeyOwner(KeyOwner.Kind.valueOf(row.getString(1)), row.getObject(2, UUID.class)),
                        new MasterKeys.Wrapped(row.getString(3), row.getBytes(4))))
                .list();
    }

    /** How many keys each master key wraps. */
    Map<String, Long> countByMasterKey() {
        Map<String, Long> counts = new TreeMap<>();
        jdbc.sql("select master_key_id, count(*) from content_key group by master_key_id")
                .query(row -> {
                    counts.put(row.getString(1), row.getLong(2));
                });
        return counts;
    }

    /** One key of each master key. */
    List<Row> samples() {
        return jdbc.sql("""
                        select distinct on (master_key_id) kind, owner_id, master_key_id, wrapped_key
                        from content_key order by master_key_id
                        """)
                .query((row, _) -> new Row(
                        new KeyOwner(KeyOwner.Kind.valueOf(row.getString(1)), row.getObject(2, UUID.class)),
                        new MasterKeys.Wrapped(row.getString(3), row.getBytes(4))))
                .list();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
