package uk.rightsdesk.breach;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;
import uk.rightsdesk.vault.KeyOwner;
import uk.rightsdesk.vault.Place;
import uk.rightsdesk.vault.Safe;
import uk.rightsdesk.vault.Vault;

/** The table of reports to the regulator, sealed by the key of their breach. */
@Repository
class BreachReportStore {

    private final JdbcClient jdbc;
    private final Vault vault;
    private final JsonMapper json;

    BreachReportStore(JdbcClient jdbc, Vault vault, JsonMapper json) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.json = json;
    }

    /** What is sealed of a report. */
    private record Content(BreachFacts facts, String delayedBecause, boolean late) {}

    /** In the order of their phases. */
    List<BreachReport> of(BreachId breach) {
        return jdbc.sql("select * from breach_report where breach_id = ? order by phase")
                .param(breach.value())
                .query(this::read)
                .list();
    }

    /** @param report not sent yet */
    void insert(BreachReport report) {
        byte[] content = safe(report.breach())
                .seal(
                        place(report.breach(), report.phase(), "content"),
                        json.writeValueAsBytes(new Content(report.facts(), report.delayedBecause(), report.late())));
        jdbc.sql("""
                        insert into breach_report (breach_id, phase, content, missing, made_by, made_at)
                        values (?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        report.breach().value(),
                        report.phase(),
                        content,
                        Article33.codes(report.facts()),
                        report.madeBy(),
                        Timestamp.from(report.madeAt()))
                .update();
    }

    /** @return false when it was recorded before */
    boolean sent(BreachId breach, int phase, BreachReport.Sent sent) {
        return jdbc.sql("""
                                update breach_report set sent_at = ?, channel = ?, receipt = ?, recorded_by = ?
                                where breach_id = ? and phase = ? and sent_at is null
                                """)
                        .params(
                                Timestamp.from(sent.at()),
                                sent.channel().code(),
                                safe(breach).seal(place(breach, phase, "receipt"), sent.receipt()),
                                sent.by(),
                                breach.value(),
                                phase)
                        .update()
                == 1;
    }

    private BreachReport read(ResultSet row, int number) throws SQLException {
        BreachId breach = new BreachId(row.getObject("breach_id", UUID.class));
        int phase = row.getInt("phase");
        Safe safe = safe(breach);
        Content content =
                json.readValue(safe.open(place(breach, phase, "content"), row.getBytes("content")), Content.class);
        return new BreachReport(
                breach,
                phase,
                content.facts(),
                content.delayedBecause(),
                content.late(),
                row.getString("missing").isEmpty(),
                row.getString("made_by"),
                row.getTimestamp("made_at").toInstant(),
                sent(safe, breach, phase, row));
    }

    private static BreachReport.@Nullable Sent sent(Safe safe, BreachId breach, int phase, ResultSet row)
            throws SQLException {
        Instant at = BreachStore.instant(row, "sent_at");
        return at == null
                ? null
                : new BreachReport.Sent(
                        at,
                        ReportChannel.of(row.getString("channel")),
                        safe.text(place(breach, phase, "receipt"), row.getBytes("receipt")),
                        row.getString("recorded_by"));
    }

    private Safe safe(BreachId breach) {
        return vault.safeFor(KeyOwner.breach(breach.value()));
    }

    private static Place place(BreachId breach, int phase, String column) {
        return new Place("breach_report", column, breach + "/" + phase);
    }
}
