package uk.rightsdesk.retention;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;
import uk.rightsdesk.datamap.RetentionBatch;
import uk.rightsdesk.datamap.RetentionExecution;

/** Runs, their rules and their approvals. */
@Component
class RunStore {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final JdbcClient jdbc;
    private final Clock clock;

    RunStore(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    void insert(UUID id, LocalDate dueOn, String startedBy) {
        jdbc.sql("insert into retention_run (id, due_on, started_by, started_at) values (?, ?, ?, ?)")
                .params(id, dueOn, startedBy, now())
                .update();
    }

    /** Takes the process instance as the run's own; false when another has it. */
    boolean bind(UUID id, String cluster, long instance) {
        return jdbc.sql("""
                                update retention_run set cluster_id = :cluster, process_instance_key = :instance
                                where id = :id and (cluster_id is null
                                    or (cluster_id = :cluster and process_instance_key = :instance))""")
                        .param("cluster", cluster)
                        .param("instance", instance)
                        .param("id", id)
                        .update()
                == 1;
    }

    RetentionRun get(UUID id) {
        return find("where id = ?", id).orElseThrow(() -> new NoSuchElementException("no retention run " + id));
    }

    /** The one that is under way, if any. */
    Optional<RetentionRun> open() {
        return find("where outcome is null order by number desc limit 1");
    }

    /** The newest first. */
    List<RetentionRun> newest(int most) {
        return jdbc.sql("select * from retention_run order by number desc limit ?")
                .param(most)
                .query((row, _) -> run(row))
                .list();
    }

    private Optional<RetentionRun> find(String which, Object... parameters) {
        return jdbc.sql("select * from retention_run " + which)
                .params(parameters)
                .query((row, _) -> run(row))
                .optional();
    }

    private static RetentionRun run(ResultSet row) throws SQLException {
        String outcome = row.getString("outcome");
        return new RetentionRun(
                row.getObject("id", UUID.class),
                row.getObject("due_on", LocalDate.class),
                row.getString("started_by"),
                row.getObject("started_at", OffsetDateTime.class).toInstant(),
                instant(row, "planned_at"),
                row.getString("paused_by"),
                outcome == null
                        ? null
                        : RetentionRun.Outcome.valueOf(
                                outcome.toUpperCase(Locale.ROOT).replace('-', '_')),
                instant(row, "finished_at"),
                row.getString("receipt"),
                row.getString("signature"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    void planned(UUID run) {
        jdbc.sql("update retention_run set planned_at = ? where id = ?")
                .params(now(), run)
                .update();
    }

    void plan(UUID run, int position, String system, String rule, RetentionExecution.Count count) {
        Map<String, Long> held = new java.util.TreeMap<>();
        count.held().forEach((reason, rows) -> held.put(reason.id(), rows));
        jdbc.sql("""
                        insert into retention_run_rule (run_id, position, system, rule, due, held)
                        values (?, ?, ?, ?, ?, cast(? as jsonb)) on conflict do nothing""")
                .params(run, position, system, rule, count.due(), JSON.writeValueAsString(held))
                .update();
    }

    List<RuleProgress> rules(UUID run) {
        return jdbc.sql("select * from retention_run_rule where run_id = ? order by position")
                .param(run)
                .query((row, _) -> rule(row))
                .list();
    }

    private static RuleProgress rule(ResultSet row) throws SQLException {
        String anonymised = row.getString("anonymised");
        return new RuleProgress(
                row.getObject("run_id", UUID.class),
                row.getInt("position"),
                row.getString("system"),
                row.getString("rule"),
                row.getLong("due"),
                JSON.readValue(row.getString("held"), new TypeReference<Map<String, Long>>() {}),
                row.getInt("batches"),
                row.getString("last_key"),
                row.getLong("taken"),
                JSON.readValue(row.getString("lines"), new TypeReference<List<RetentionBatch.Line>>() {}),
                anonymised == null ? null : JSON.readValue(anonymised, RetentionExecution.Anonymised.class),
                row.getObject("finished_at") != null);
    }

    void advance(RuleProgress rule) {
        jdbc.sql("""
                        update retention_run_rule set batches = :batches, last_key = :last, taken = :taken,
                            lines = cast(:lines as jsonb), anonymised = cast(:anonymised as jsonb),
                            finished_at = :finished
                        where run_id = :run and position = :position""")
                .param("batches", rule.batches())
                .param("last", rule.lastKey())
                .param("taken", rule.taken())
                .param("lines", JSON.writeValueAsString(rule.lines()))
                .param("anonymised", rule.anonymised() == null ? null : JSON.writeValueAsString(rule.anonymised()))
                .param("finished", rule.finished() ? now() : null)
                .param("run", rule.run())
                .param("position", rule.position())
                .update();
    }

    /** @param code approve or decline; what somebody said first stays */
    void decide(UUID run, String code, String by) {
        jdbc.sql("""
                        insert into retention_approval (run_id, code, decided_by, decided_at) values (?, ?, ?, ?)
                        on conflict do nothing""").params(run, code, by, now()).update();
    }

    /** By whom the run was approved, or declined. */
    List<String> decidedBy(UUID run, String code) {
        return jdbc.sql("select decided_by from retention_approval where run_id = ? and code = ? order by id")
                .params(run, code)
                .query((row, _) -> row.getString(1))
                .list();
    }

    void pause(UUID run, @Nullable String by) {
        jdbc.sql("update retention_run set paused_by = :by, paused_at = :at where id = :run and outcome is null")
                .param("by", by)
                .param("at", by == null ? null : now())
                .param("run", run)
                .update();
    }

    boolean isPaused(UUID run) {
        return jdbc.sql("select paused_by is not null from retention_run where id = ?")
                .param(run)
                .query(Boolean.class)
                .single();
    }

    void finish(UUID run, RetentionRun.Outcome outcome, @Nullable String receipt, @Nullable String signature) {
        jdbc.sql("""
                        update retention_run set outcome = :outcome, finished_at = :at, receipt = :receipt,
                            signature = :signature, paused_by = null, paused_at = null
                        where id = :run and outcome is null""")
                .param("outcome", outcome.code())
                .param("at", now())
                .param("receipt", receipt)
                .param("signature", signature)
                .param("run", run)
                .update();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
