package uk.rightsdesk.datamap;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Compares a system of the map with what its schema really is. */
final class SchemaComparison {

    private final SystemOfRecord system;
    private final LiveSchema live;
    private final List<Finding> findings = new ArrayList<>();

    private SchemaComparison(SystemOfRecord system, LiveSchema live) {
        this.system = system;
        this.live = live;
    }

    static List<Finding> findings(SystemOfRecord system, LiveSchema live) {
        var comparison = new SchemaComparison(system, live);
        comparison.compare();
        return List.copyOf(comparison.findings);
    }

    private void compare() {
        if (!live.usable()) {
            add(Finding.Code.MISSING_SCHEMA, system.schema(), "the schema does not exist or the role may not use it");
            return;
        }
        live.tables().keySet().stream()
                .filter(table -> system.table(table).isEmpty())
                .forEach(table -> add(
                        Finding.Code.UNMAPPED_TABLE,
                        table,
                        "the map does not list this table; map it, or say why it is not personal"));
        for (MappedTable table : system.tables()) {
            LiveSchema.LiveTable liveTable = live.tables().get(table.name());
            if (liveTable == null) {
                add(Finding.Code.MISSING_TABLE, table.name(), "the database has no such table");
            } else {
                compareColumns(table, liveTable);
                compareKey(table, liveTable);
                compareLinks(table);
            }
        }
    }

    private void compareColumns(MappedTable table, LiveSchema.LiveTable liveTable) {
        Map<String, MappedColumn> mapped = new LinkedHashMap<>();
        table.columns().forEach(column -> mapped.put(column.name(), column));
        liveTable.columns().forEach((name, column) -> {
            String where = table.name() + "." + name;
            if (!mapped.containsKey(name)) {
                add(
                        Finding.Code.UNMAPPED_COLUMN,
                        where,
                        "the map does not list this column; map it, or say why it is not personal");
            } else if (!column.readable()) {
                add(Finding.Code.NOT_READABLE, where, "the role may not read this column; grant SELECT on it");
            }
        });
        for (MappedColumn column : mapped.values()) {
            String where = table.name() + "." + column.name();
            LiveSchema.LiveColumn liveColumn = liveTable.columns().get(column.name());
            if (liveColumn == null) {
                add(Finding.Code.MISSING_COLUMN, where, "the database has no such column");
            } else if (column instanceof MappedColumn.Personal personal
                    && (personal.attachment() != null) != liveColumn.type().equals("bytea")) {
                add(
                        Finding.Code.WRONG_TYPE,
                        where,
                        "a column of type " + liveColumn.type() + " is mapped as "
                                + (personal.attachment() == null ? "a value" : "an attachment")
                                + "; bytes, and only bytes, are attachments");
            }
        }
        if (liveTable.rowsHidden()) {
            add(Finding.Code.ROWS_HIDDEN, table.name(), "row security hides rows from the role; let it read them all");
        }
    }

    private void compareKey(MappedTable table, LiveSchema.LiveTable liveTable) {
        if (liveTable.columns().keySet().containsAll(table.key()) && !live.isUnique(table.name(), table.key())) {
            add(
                    Finding.Code.KEY_NOT_UNIQUE,
                    table.name() + "." + String.join(",", table.key()),
                    "no unique index guarantees that this key names one row");
        }
    }

    private void compareLinks(MappedTable table) {
        if (table.link() instanceof MappedTable.Link.Through(String column, String target)) {
            requireForeignKey(table, column, target);
        }
        for (MappedColumn.Personal column : table.personalColumns()) {
            if (column.lookup() instanceof MappedColumn.Lookup(String target, String shown)) {
                requireForeignKey(table, column.name(), target);
            }
        }
        if (table.isPersonal()) {
            compareForeignKeys(table);
        } else {
            live.foreignKeys().stream()
                    .filter(key -> key.table().equals(table.name()))
                    .filter(key -> system.table(key.toTable())
                            .filter(MappedTable::isPersonal)
                            .isPresent())
                    .forEach(key -> add(
                            Finding.Code.LEADS_TO_PERSON,
                            table.name() + "." + key.column(),
                            "the table is mapped as not personal, but its foreign key leads to " + key.toTable()));
        }
    }

    /** What an erasure must know of: which rows point to those it deletes, and that nothing else happens with them. */
    private void compareForeignKeys(MappedTable table) {
        for (LiveSchema.ForeignKey key : live.foreignKeys()) {
            boolean toPerson =
                    system.table(key.toTable()).filter(MappedTable::isPersonal).isPresent();
            if (!key.table().equals(table.name()) || !toPerson) {
                continue;
            }
            String where = table.name() + "." + key.column();
            if (!isMapped(table, key)) {
                add(
                        Finding.Code.UNMAPPED_FOREIGN_KEY,
                        where,
                        "the column points to " + key.toTable() + "; say so by reached-by or looks-up");
            }
            if (live.actingKeys().contains(key)) {
                add(
                        Finding.Code.DELETES_UNSEEN,
                        where,
                        "the row changes by itself when " + key.toTable()
                                + " loses a row, and no receipt would tell; let the key refuse that");
            }
        }
    }

    private static boolean isMapped(MappedTable table, LiveSchema.ForeignKey key) {
        return (table.link() instanceof MappedTable.Link.Through(String column, String target)
                        && column.equals(key.column())
                        && target.equals(key.toTable()))
                || table.personalColumns().stream()
                        .anyMatch(column -> column.name().equals(key.column())
                                && column.lookup() instanceof MappedColumn.Lookup lookup
                                && lookup.table().equals(key.toTable()));
    }

    private void requireForeignKey(MappedTable table, String column, String target) {
        LiveSchema.LiveTable liveTable = live.tables().get(table.name());
        if (liveTable == null || !liveTable.columns().containsKey(column)) {
            return; // told already
        }
        var wanted = new LiveSchema.ForeignKey(
                table.name(), column, target, system.known(target).key().getFirst());
        if (!live.foreignKeys().contains(wanted)) {
            add(
                    Finding.Code.MISSING_FOREIGN_KEY,
                    table.name() + "." + column,
                    "no foreign key leads from this column to " + wanted.toTable() + "." + wanted.toColumn());
        }
    }

    private void add(Finding.Code code, String where, String text) {
        findings.add(new Finding(system.name(), code, where, text));
    }
}
