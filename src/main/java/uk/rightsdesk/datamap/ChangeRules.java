package uk.rightsdesk.datamap;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Finds what is wrong with the words that say how data are changed: a row that stays must not point to a row that goes,
 * and what is said of columns must be of columns that are there.
 */
final class ChangeRules {

    private final SystemOfRecord system;
    private final Set<String> purposes;
    private final List<Problem> problems = new ArrayList<>();

    ChangeRules(SystemOfRecord system, Set<String> purposes) {
        this.system = system;
        this.purposes = purposes;
    }

    record Problem(JsonNode node, String path, String text) {}

    List<Problem> problems(JsonNode node, String path) {
        for (MappedTable table : system.tables()) {
            if (table.isPersonal()) {
                erasure(node.path("tables").path(table.name()), path + "/tables/" + table.name(), table);
            }
        }
        node.path("restrictions").values().forEach(r -> restriction(r, path + "/restrictions"));
        DataMapBuilder.properties(node.path("stops")).forEach(purpose -> {
            String at = path + "/stops/" + purpose.getKey();
            if (!purposes.contains(purpose.getKey())) {
                add(node.path("stops"), at, "unknown purpose '" + purpose.getKey() + "'");
            }
            List<SystemOfRecord.Stop> stops = system.stops().getOrDefault(purpose.getKey(), List.of());
            for (int i = 0; i < stops.size(); i++) {
                stop(purpose.getValue().path(i), at, stops.get(i));
            }
        });
        return problems;
    }

    private void erasure(JsonNode node, String path, MappedTable table) {
        boolean stays = !(table.erasure() instanceof ErasureRule.Delete);
        if (stays && table.link() instanceof MappedTable.Link.Through through && goes(system.known(through.table()))) {
            add(
                    node.path("erasure"),
                    path + "/erasure",
                    "rows that stay point to '" + through.table() + "', whose rows are deleted");
        }
        for (MappedColumn.Personal column : table.personalColumns()) {
            JsonNode columnNode = node.path("columns").path(column.name());
            String at = path + "/columns/" + column.name();
            if (stays && !columnNode.has("erasure")) {
                add(columnNode, at, "the row can outlive an erasure: say what becomes of the column (erasure)");
            }
            if (column.lookup() instanceof MappedColumn.Lookup lookup) {
                lookup(columnNode, at, table, column, system.known(lookup.table()));
            }
        }
    }

    private void lookup(
            JsonNode node, String path, MappedTable table, MappedColumn.Personal column, MappedTable target) {
        if (!target.isPersonal() || !goes(target)) {
            return;
        }
        if (!system.sameTree(table, target)) {
            add(node, path, "rows of other people point to '" + target.name() + "', whose rows are deleted");
        } else if (!(table.erasure() instanceof ErasureRule.Delete)
                && column.erasure().kind() != Treatment.Kind.EMPTY) {
            add(node, path, "rows that stay point to '" + target.name() + "', whose rows are deleted");
        }
    }

    private static boolean goes(MappedTable table) {
        return table.isPersonal() && table.erasure() instanceof ErasureRule.Delete;
    }

    private void restriction(JsonNode node, String path) {
        MappedTable table = personal(node.path("table"), path, DataMapBuilder.text(node, "table"));
        if (table == null) {
            return;
        }
        if (!(table.link() instanceof MappedTable.Link.Through through)
                || !table.key().equals(List.of(through.column()))) {
            add(node, path, "the key of '" + table.name() + "' must be its link to the person");
        }
        require(node.path("since"), path, table, DataMapBuilder.text(node, "since"));
    }

    private void stop(JsonNode node, String path, SystemOfRecord.Stop stop) {
        MappedTable table = personal(node, path, stop.table());
        MappedTable from = stop.from() == null ? table : personal(node, path, stop.from());
        if (table == null || from == null) {
            return;
        }
        stop.columns().forEach(column -> require(node, path, table, column.column()));
        stop.where().forEach(column -> require(node, path, from, column.column()));
        stop.columns().stream()
                .map(ChangePlan.ColumnChange::treatment)
                .filter(t -> t.kind() == Treatment.Kind.COPY)
                .map(Treatment::with)
                .flatMap(Stream::ofNullable)
                .forEach(column -> require(node, path, from, column));
        if (stop.action() == ChangePlan.Action.APPEND && !(leadsToPerson(table) && leadsToPerson(from))) {
            add(node, path, "a row can be added only where the table is tied to the person directly");
        }
    }

    private boolean leadsToPerson(MappedTable table) {
        return table.link() instanceof MappedTable.Link.Through through
                && system.known(through.table()).link() instanceof MappedTable.Link.Person;
    }

    private @Nullable MappedTable personal(JsonNode node, String path, String name) {
        MappedTable table = system.table(name).filter(MappedTable::isPersonal).orElse(null);
        if (table == null) {
            add(node, path, "'" + name + "' is no table tied to a person");
        }
        return table;
    }

    private void require(JsonNode node, String path, MappedTable table, String column) {
        if (table.columns().stream().noneMatch(c -> c.name().equals(column))) {
            add(node, path, "table '" + table.name() + "' lists no column '" + column + "'");
        }
    }

    private void add(JsonNode node, String path, String text) {
        problems.add(new Problem(node, path, text));
    }
}
