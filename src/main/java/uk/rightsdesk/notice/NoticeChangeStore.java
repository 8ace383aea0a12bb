package uk.rightsdesk.notice;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import uk.rightsdesk.engine.JobContext;

/** The tables of changes of the notice: their drafts and what was decided. */
@Repository
class NoticeChangeStore {

    private static final String SELECT = """
            select c.id, c.state, c.opened_by, c.opened_at, c.material, c.mailing_id, c.in_force_from as became, d.*
            from notice_change c join lateral (
                select * from notice_draft where change_id = c.id order by number desc limit 1) d on true
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    NoticeChangeStore(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @return false when one is under way */
    boolean open(NoticeChangeId id, String staff) {
        return jdbc.sql("""
                        insert into notice_change (id, state, opened_by, opened_at) values (?, 'drafting', ?, ?)
                        on conflict do nothing
                        """).params(id.value(), staff, now()).update() == 1;
    }

    /** @return whether the instance is the one at work: the first that asked */
    boolean bind(NoticeChangeId id, JobContext job) {
        jdbc.sql("""
                        update notice_change set cluster_id = ?, process_instance = ?
                        where id = ? and process_instance is null
                        """)
                .params(job.clusterId(), job.processInstanceKey(), id.value())
                .update();
        return jdbc.sql("""
                        select exists (select from notice_change
                        where id = ? and cluster_id = ? and process_instance = ?)
                        """)
                .params(id.value(), job.clusterId(), job.processInstanceKey())
                .query(Boolean.class)
                .single();
    }

    Optional<NoticeChange> find(NoticeChangeId id) {
        return jdbc.sql(SELECT + "where c.id = ?")
                .param(id.value())
                .query(NoticeChangeStore::change)
                .optional();
    }

    Optional<NoticeChange> underWay() {
        return jdbc.sql(SELECT + "where c.ended_at is null")
                .query(NoticeChangeStore::change)
                .optional();
    }

    /** Newest first. */
    List<NoticeChange> all() {
        return jdbc.sql(SELECT + "order by c.opened_at desc")
                .query(NoticeChangeStore::change)
                .list();
    }

    /** Holds the change, so that nothing else is decided of it meanwhile. */
    NoticeChange lock(NoticeChangeId id) {
        jdbc.sql("select from notice_change where id = ? for update")
                .param(id.value())
                .query((_, _) -> 1)
                .single();
        return find(id).orElseThrow();
    }

    void add(NoticeChangeId id, NoticeDraft.Text text, String staff) {
        jdbc.sql("""
                        insert into notice_draft
                            (change_id, number, title, in_force_from, supplements, body, summary, author, saved_at)
                        select :change, coalesce(max(number), 0) + 1, :title, :day, cast(:supplements as date), :body,
                            :summary, :author, :now
                        from notice_draft where change_id = :change
                        """)
                .param("change", id.value())
                .param("title", text.title())
                .param("day", text.inForceFrom())
                .param("supplements", text.supplements())
                .param("body", text.body())
                .param("summary", text.summary())
                .param("author", staff)
                .param("now", now())
                .update();
    }

    /** Oldest first. */
    List<NoticeDraft> drafts(NoticeChangeId id) {
        return jdbc.sql("select * from notice_draft where change_id = ? order by number")
                .param(id.value())
                .query((row, _) -> draft(row))
                .list();
    }

    boolean isAuthor(NoticeChangeId id, String staff) {
        return jdbc.sql("select exists (select from notice_draft where change_id = ? and author = ?)")
                .params(id.value(), staff)
                .query(Boolean.class)
                .single();
    }

    /** Takes the place of one of the same task that is not confirmed yet. */
    void decide(NoticeChange change, NoticeDecision.Code code, @Nullable String reasons, String staff) {
        jdbc.sql("""
                        insert into notice_decision (id, change_id, task, code, draft, reasons, staff, decided_at)
                        values (:id, :change, :task, :code, :draft, cast(:reasons as text), :staff, :now)
                        on conflict (change_id, task) where confirmed_at is null do update
                        set code = excluded.code, draft = excluded.draft, reasons = excluded.reasons,
                            staff = excluded.staff, decided_at = excluded.decided_at
                        """)
                .param("id", UUID.randomUUID())
                .param("change", change.id().value())
                .param("task", code.task().code())
                .param("code", code.code())
                .param("draft", change.draft().number())
                .param("reasons", reasons)
                .param("staff", staff)
                .param("now", now())
                .update();
    }

    Optional<NoticeDecision> pending(NoticeChangeId id, NoticeDecision.Task task) {
        return jdbc.sql("select * from notice_decision where change_id = ? and task = ? and confirmed_at is null")
                .params(id.value(), task.code())
                .query(NoticeChangeStore::decision)
                .optional();
    }

    void confirm(NoticeChangeId id, NoticeDecision.Task task) {
        jdbc.sql("""
                        update notice_decision set confirmed_at = ?
                        where change_id = ? and task = ? and confirmed_at is null
                        """).params(now(), id.value(), task.code()).update();
    }

    /** Oldest first. */
    List<NoticeDecision> confirmed(NoticeChangeId id) {
        return jdbc.sql(
                        "select * from notice_decision where change_id = ? and confirmed_at is not null order by confirmed_at")
                .param(id.value())
                .query(NoticeChangeStore::decision)
                .list();
    }

    void move(NoticeChangeId id, NoticeChange.State state) {
        boolean ended = state == NoticeChange.State.IN_FORCE || state == NoticeChange.State.GIVEN_UP;
        jdbc.sql("update notice_change set state = :state, ended_at = cast(:ended as timestamptz) where id = :id")
                .param("state", state.code())
                .param("ended", ended ? now() : null)
                .param("id", id.value())
                .update();
    }

    void judged(NoticeChangeId id, boolean material) {
        jdbc.sql("update notice_change set material = ? where id = ?")
                .params(material, id.value())
                .update();
    }

    void announcedBy(NoticeChangeId id, UUID mailing) {
        jdbc.sql("update notice_change set mailing_id = ? where id = ? and mailing_id is null")
                .params(mailing, id.value())
                .update();
    }

    void became(NoticeChangeId id, LocalDate inForceFrom) {
        jdbc.sql("update notice_change set in_force_from = ?, state = 'scheduled' where id = ?")
                .params(inForceFrom, id.value())
                .update();
    }

    private static NoticeChange change(ResultSet row, int number) throws SQLException {
        return new NoticeChange(
                new NoticeChangeId(row.getObject("id", UUID.class)),
                NoticeChange.State.of(row.getString("state")),
                row.getString("opened_by"),
                instant(row, "opened_at"),
                (Boolean) row.getObject("material"),
                row.getObject("mailing_id", UUID.class),
                row.getObject("became", LocalDate.class),
                draft(row));
    }

    private static NoticeDraft draft(ResultSet row) throws SQLException {
        return new NoticeDraft(
                row.getInt("number"),
                new NoticeDraft.Text(
                        row.getString("title"),
                        row.getObject("in_force_from", LocalDate.class),
                        row.getObject("supplements", LocalDate.class),
                        row.getString("body"),
                        row.getString("summary")),
                row.getString("author"),
                instant(row, "saved_at"));
    }

    private static NoticeDecision decision(ResultSet row, int number) throws SQLException {
        OffsetDateTime confirmed = row.getObject("confirmed_at", OffsetDateTime.class);
        return new NoticeDecision(
                NoticeDecision.Code.of(row.getString("code")),
                row.getInt("draft"),
                row.getString("reasons"),
                row.getString("staff"),
                instant(row, "decided_at"),
                confirmed == null ? null : confirmed.toInstant());
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
