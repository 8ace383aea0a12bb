package uk.rightsdesk.datamap;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Compares what the map says is changed with what the writing role may, so that a missing grant is found by the check
 * and not by the first erasure.
 */
final class WriterComparison {

    private final SystemOfRecord system;
    private final Set<Grant> needed = new LinkedHashSet<>();

    private WriterComparison(SystemOfRecord system) {
        this.system = system;
    }

    /** @param column empty where the whole table is meant */
    private record Grant(String table, String column, String privilege) {}

    /** @param writer a connection as the writing role */
    static List<Finding> findings(Connection writer, SystemOfRecord system) throws SQLException {
        var comparison = new WriterComparison(system);
        comparison.collect();
        var findings = new ArrayList<Finding>();
        for (Grant grant : comparison.needed) {
            if (!comparison.has(writer, grant)) {
                findings.add(new Finding(
                        system.name(),
                        Finding.Code.NOT_WRITABLE,
                        grant.column().isEmpty() ? grant.table() : grant.table() + "." + grant.column(),
                        "the writing role needs " + grant.privilege() + " here; grant it"));
            }
        }
        boolean anonymises = system.retentionRules().stream().anyMatch(rule -> rule.anonymising() != null);
        for (String table : anonymises ? List.of(Markers.PLANS, Markers.GROUPS) : List.of(Markers.PLANS)) {
            if (!may(writer, table, "INSERT")) {
                findings.add(new Finding(
                        system.name(),
                        Finding.Code.NOT_WRITABLE,
                        table,
                        "the writing role may not note there what was done; see docs/operations.md"));
            }
        }
        return findings;
    }

    private void collect() {
        for (MappedTable table : system.tables()) {
            if (!table.isPersonal()) {
                continue;
            }
            if (!(table.erasure() instanceof ErasureRule.Keep)) {
                needed.add(new Grant(table.name(), "", "DELETE"));
            }
            if (!(table.erasure() instanceof ErasureRule.Delete)) {
                table.personalColumns().stream()
                        .filter(column -> column.erasure().kind() != Treatment.Kind.KEEP)
                        .forEach(column -> needed.add(new Grant(table.name(), column.name(), "UPDATE")));
            }
        }
        for (SystemOfRecord.RestrictionTable restriction : system.restrictions()) {
            needed.add(new Grant(restriction.table(), "", "INSERT"));
            needed.add(new Grant(restriction.table(), "", "DELETE"));
        }
        for (RetentionRule rule : system.retentionRules()) {
            needed.add(new Grant(rule.table(), "", "DELETE"));
            if (rule.anonymising() != null) {
                needed.add(new Grant(rule.anonymising().into(), "", "INSERT"));
            }
        }
        system.stops().values().stream().flatMap(List::stream).forEach(this::collect);
    }

    private void collect(SystemOfRecord.Stop stop) {
        switch (stop.action()) {
            case APPEND -> needed.add(new Grant(stop.table(), "", "INSERT"));
            case CHANGE ->
                stop.columns().forEach(column -> needed.add(new Grant(stop.table(), column.column(), "UPDATE")));
            default -> needed.add(new Grant(stop.table(), "", "DELETE"));
        }
    }

    private boolean has(Connection writer, Grant grant) throws SQLException {
        String table = Sql.qualified(system, system.known(grant.table()));
        return grant.column().isEmpty()
                ? may(writer, table, grant.privilege())
                : Clause.of(
                                        "SELECT count(*) FROM (SELECT) one WHERE has_column_privilege(to_regclass(?), ?::text, ?)",
                                        table,
                                        grant.column(),
                                        grant.privilege())
                                .run(writer)
                        == 1;
    }

    private static boolean may(Connection writer, String table, String privilege) throws SQLException {
        return Clause.of(
                                "SELECT count(*) FROM (SELECT) one WHERE has_table_privilege(to_regclass(?), ?)",
                                table,
                                privilege)
                        .run(writer)
                == 1;
    }
}
