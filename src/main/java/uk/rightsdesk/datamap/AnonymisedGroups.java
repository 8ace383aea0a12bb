package uk.rightsdesk.datamap;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import uk.rightsdesk.datamap.RetentionRule.Anonymising;
import uk.rightsdesk.datamap.RetentionRule.GroupColumn;

/**
 * Statistics out of rows that go. A batch adds to groups that nobody else can read; only when the whole run is through
 * are those published that are large enough. What one run adds to a group must itself be large enough: else whoever
 * knew the number before would learn who was added.
 */
final class AnonymisedGroups {

    private final SystemOfRecord system;
    private final RetentionRule rule;
    private final Anonymising anonymising;

    AnonymisedGroups(SystemOfRecord system, RetentionRule rule, Anonymising anonymising) {
        this.system = system;
        this.rule = rule;
        this.anonymising = anonymising;
    }

    /**
     * What was published.
     *
     * @param at when
     * @param groups how many groups
     * @param rows rows in them
     * @param smallest rows in the smallest of them; null where none was published
     * @param coarser rows whose group had to be made coarser
     * @param leftOut rows in no group, because they would have singled somebody out
     */
    record Published(
            Instant at, long groups, long rows, @Nullable Long smallest, long coarser, long leftOut) {}

    /** Before the rows of a batch go. */
    void add(Connection connection, UUID run, Clause rows) throws SQLException {
        String group = anonymising.columns().stream()
                .map(column -> "'" + column.name() + "', " + value(column))
                .collect(Collectors.joining(", ", "jsonb_build_object(", ")"));
        Clause.join(
                        "INSERT INTO " + Markers.GROUPS + " (run_id, rule, group_values, rows) SELECT ",
                        mine(run, "?::uuid, ?"),
                        ", g.v, count(*) FROM (SELECT " + group + " AS v FROM "
                                + Sql.qualified(system, system.known(rule.table())) + " t WHERE ",
                        rows,
                        ") g GROUP BY g.v")
                .run(connection);
    }

    private static String value(GroupColumn column) {
        String own = "t." + Sql.quote(column.from());
        return column.generalised() == null ? own : column.generalised().applied(own);
    }

    /**
     * After the last batch: publishes what is large enough, first as it is, then ever coarser; the rest is left out.
     */
    Published publish(Connection connection, UUID run, Instant now) throws SQLException {
        long groups = 0;
        long rows = 0;
        long first = 0;
        @Nullable Long smallest = null;
        for (int step = -1; step < anonymising.coarsen().size(); step++) {
            if (step >= 0) {
                coarsen(connection, run, anonymising.coarsen().get(step));
            }
            long[] published = publishLargeEnough(connection, run);
            groups += published[0];
            rows += published[1];
            first = step < 0 ? rows : first;
            if (published[0] > 0) {
                smallest = smallest == null ? published[2] : Long.valueOf(Math.min(smallest, published[2]));
            }
        }
        long leftOut = number(connection, "SELECT coalesce(sum(rows), 0)::bigint FROM ", run);
        number(connection, "DELETE FROM ", run);
        return new Published(now, groups, rows, smallest, rows - first, leftOut);
    }

    private void coarsen(Connection connection, UUID run, String column) throws SQLException {
        Clause.join(
                        "UPDATE " + Markers.GROUPS + " SET group_values = group_values || ",
                        Clause.of("jsonb_build_object(?::text, NULL)", column),
                        " WHERE ",
                        mine(run, "run_id = ?::uuid AND rule = ?"))
                .run(connection);
    }

    /** Number of groups, rows in them, rows in the smallest. */
    private long[] publishLargeEnough(Connection connection, UUID run) throws SQLException {
        String names = anonymising.columns().stream()
                .map(column -> Sql.quote(column.name()))
                .collect(Collectors.joining(", "));
        String values = anonymising.columns().stream()
                .map(column -> "r." + Sql.quote(column.name()))
                .collect(Collectors.joining(", "));
        String into = Sql.qualified(system, system.known(anonymising.into()));
        Clause mine = mine(run, "run_id = ?::uuid AND rule = ?");
        int least = Math.max(Anonymising.LEAST, anonymising.atLeast());
        Clause publishing = Clause.join(
                "WITH large AS (SELECT group_values AS v, sum(rows)::bigint AS n FROM " + Markers.GROUPS + " WHERE ",
                mine,
                " GROUP BY group_values HAVING sum(rows) >= " + least + "), taken AS (DELETE FROM " + Markers.GROUPS
                        + " s USING large WHERE s.group_values = large.v AND ",
                mine,
                "), published AS (INSERT INTO " + into + " (" + names + ", " + Sql.quote(anonymising.count())
                        + ") SELECT " + values + ", large.n FROM large, jsonb_populate_record(NULL::" + into
                        + ", large.v) r) SELECT count(*), coalesce(sum(n), 0)::bigint, coalesce(min(n), 0) FROM large");
        return publishing.numbers(connection, 3);
    }

    private long number(Connection connection, String verb, UUID run) throws SQLException {
        return Clause.join(verb + Markers.GROUPS + " WHERE ", mine(run, "run_id = ?::uuid AND rule = ?"))
                .run(connection);
    }

    private Clause mine(UUID run, String sql) {
        return Clause.of(sql, run.toString(), rule.id());
    }
}
