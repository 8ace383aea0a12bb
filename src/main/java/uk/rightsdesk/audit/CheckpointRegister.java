package uk.rightsdesk.audit;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What the case store itself knows of its checkpoints, and which events still wait for one. */
@Repository
class CheckpointRegister {

    /** Any number will do, as long as nothing else in the case store locks it. */
    private static final long LOCK = 0x7269_6768_7473_0001L;

    private final JdbcClient jdbc;

    CheckpointRegister(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A checkpoint as the case store remembers it. */
    record Known(long number, Hash hash) {}

    /** Until the end of the transaction one instance only writes checkpoints or makes keys. */
    boolean tryLock() {
        return jdbc.sql("select pg_try_advisory_xact_lock(?)")
                .param(LOCK)
                .query(Boolean.class)
                .single();
    }

    void lock() {
        jdbc.sql("select 1 from (select pg_advisory_xact_lock(?)) as locked")
                .param(LOCK)
                .query(Integer.class)
                .single();
    }

    UUID store() {
        return jdbc.sql("select id from audit_store").query(UUID.class).single();
    }

    Optional<Known> last() {
        return jdbc.sql("select number, hash from audit_checkpoint order by number desc limit 1")
                .query((row, _) -> new Known(row.getLong("number"), new Hash(row.getBytes("hash"))))
                .optional();
    }

    List<Known> all() {
        return jdbc.sql("select number, hash from audit_checkpoint order by number")
                .query((row, _) -> new Known(row.getLong("number"), new Hash(row.getBytes("hash"))))
                .list();
    }

    List<Checkpoint.Entry> unsealed(int most) {
        return jdbc.sql("""
                        select request_id, seq, hash from audit_unsealed join request_event using (request_id, seq)
                        order by request_id, seq limit ?""")
                .param(most)
                .query((row, _) -> new Checkpoint.Entry(
                        Objects.requireNonNull(row.getObject("request_id", UUID.class)),
                        row.getInt("seq"),
                        new Hash(row.getBytes("hash"))))
                .list();
    }

    long countUnsealed() {
        return jdbc.sql("select count(*) from audit_unsealed").query(Long.class).single();
    }

    /** Remembers the checkpoint, and takes from the waiting events those that it seals as they stand. */
    void enter(Checkpoint checkpoint) {
        jdbc.sql("insert into audit_checkpoint (number, hash, written_at) values (?, ?, ?)")
                .params(
                        checkpoint.number(),
                        checkpoint.hash().bytes(),
                        checkpoint.at().atOffset(ZoneOffset.UTC))
                .update();
        List<UUID> requests = new ArrayList<>();
        List<Integer> seqs = new ArrayList<>();
        List<String> hashes = new ArrayList<>();
        checkpoint.entries().forEach(entry -> {
            requests.add(entry.request());
            seqs.add(entry.seq());
            hashes.add(entry.hash().toString());
        });
        jdbc.sql("""
                        delete from audit_unsealed u
                        using unnest(cast(? as uuid[]), cast(? as integer[]), cast(? as text[])) as s (request_id, seq, hash),
                            request_event e
                        where u.request_id = s.request_id and u.seq = s.seq
                            and e.request_id = s.request_id and e.seq = s.seq and encode(e.hash, 'hex') = s.hash""")
                .params(requests.toArray(UUID[]::new), seqs.toArray(Integer[]::new), hashes.toArray(String[]::new))
                .update();
    }
}
