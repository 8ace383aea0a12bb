package uk.rightsdesk.retention;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import uk.rightsdesk.clock.StatutoryClock;
import uk.rightsdesk.datamap.DataQuality;
import uk.rightsdesk.datamap.Identifier;
import uk.rightsdesk.datamap.SubjectSearch;
import uk.rightsdesk.request.RequestId;
import uk.rightsdesk.request.Requests;
import uk.rightsdesk.rights.WithSystems;

/** Data that look wrong (UK GDPR Article 5(1)(d)), and what people said of each. Where it stands is kept, not what. */
@Component
@Transactional
public class DataFindings {

    /** Looked for at a time: a list that nobody can work through helps nobody. */
    private static final int MOST = 200;

    private final JdbcClient jdbc;
    private final DataQuality quality;
    private final SubjectSearch search;
    private final Requests requests;
    private final Clock clock;

    DataFindings(JdbcClient jdbc, DataQuality quality, SubjectSearch search, Requests requests, Clock clock) {
        this.jdbc = jdbc;
        this.quality = quality;
        this.search = search;
        this.requests = requests;
        this.clock = clock;
    }

    /** What can look wrong. */
    public enum Kind {
        UNREACHABLE("Mail to this address comes back"),
        DUPLICATE("Held more than once under the same address"),
        IMPOSSIBLE_DATE("A day that cannot be");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }

        String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        static Kind of(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
        }
    }

    /**
     * @param rowKey key of the row in its table
     * @param column the column that looks wrong
     */
    public record Finding(UUID id, Kind kind, String system, String table, String rowKey, String column) {}

    /** Looks and takes down what is new; what people settled before is not asked again. Gives how many are open. */
    @Transactional(propagation = Propagation.MANDATORY)
    int look(UUID run) {
        WithSystems.work(() -> {
            for (DataQuality.Suspect suspect : quality.duplicates(MOST)) {
                note(run, Kind.DUPLICATE, suspect);
            }
            for (DataQuality.Suspect suspect : quality.impossibleDates(StatutoryClock.dateOf(clock.instant()), MOST)) {
                note(run, Kind.IMPOSSIBLE_DATE, suspect);
            }
            for (String address : bounced()) {
                quality.holders(search.find(Identifier.email(address)))
                        .forEach(suspect -> note(run, Kind.UNREACHABLE, suspect));
            }
            return true;
        });
        return open(run).size();
    }

    /** Addresses to which mail of the last half year came back for good (RFC 3463, class 5). */
    private Set<String> bounced() {
        Set<String> addresses = new TreeSet<>();
        jdbc.sql("""
                        select distinct request_id from correspondence
                        where returned_status like '5%' and request_id is not null and received_at > ?
                        order by request_id limit ?""")
                .params(now().minusMonths(6), MOST)
                .query(UUID.class)
                .list()
                .forEach(id -> requests.find(new RequestId(id))
                        .ifPresent(request -> addresses.add(request.requesterAddress())));
        return addresses;
    }

    private void note(UUID run, Kind kind, DataQuality.Suspect suspect) {
        jdbc.sql("""
                        insert into data_finding (id, kind, system, table_name, row_key, column_name, run_id, found_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?)
                        on conflict (kind, system, table_name, row_key, column_name)
                        do update set run_id = excluded.run_id where data_finding.settled is null""")
                .params(
                        UUID.randomUUID(),
                        kind.code(),
                        suspect.system(),
                        suspect.table(),
                        suspect.rowKey(),
                        suspect.column(),
                        run,
                        now())
                .update();
    }

    /** Those of a run that nobody has settled. */
    @Transactional(readOnly = true)
    public List<Finding> open(UUID run) {
        return jdbc.sql("""
                        select * from data_finding where run_id = ? and settled is null
                        order by kind, system, table_name, row_key""")
                .param(run)
                .query((row, _) -> new Finding(
                        row.getObject("id", UUID.class),
                        Kind.of(row.getString("kind")),
                        row.getString("system"),
                        row.getString("table_name"),
                        row.getString("row_key"),
                        row.getString("column_name")))
                .list();
    }

    /** Settles one: corrected in its system, or right as it is. What was said first stays. */
    public void settle(UUID finding, boolean corrected, String by) {
        jdbc.sql("""
                        update data_finding set settled = ?, settled_by = ?, settled_at = ?
                        where id = ? and settled is null""")
                .params(corrected ? "corrected" : "right-as-it-is", by, now(), finding)
                .update();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
