package uk.rightsdesk.datamap;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/** The foreign keys between the tables of the map, as the database has them. */
final class References {

    private final List<LiveSchema.ForeignKey> keys;

    References(SystemOfRecord system, LiveSchema live) {
        this.keys = live.foreignKeys().stream()
                .filter(key -> !key.table().equals(key.toTable()))
                .filter(key -> system.table(key.table()).isPresent())
                .sorted(Comparator.comparing(LiveSchema.ForeignKey::table).thenComparing(LiveSchema.ForeignKey::column))
                .toList();
    }

    private References(List<LiveSchema.ForeignKey> keys) {
        this.keys = keys;
    }

    /** Those of which something holds. */
    References only(Predicate<LiveSchema.ForeignKey> which) {
        return new References(keys.stream().filter(which).toList());
    }

    /** Those that point to the table from another. */
    List<LiveSchema.ForeignKey> to(MappedTable table) {
        return keys.stream().filter(key -> key.toTable().equals(table.name())).toList();
    }

    /**
     * The tables in an order in which their rows can be deleted.
     *
     * @throws IllegalStateException where foreign keys run in a circle
     */
    List<MappedTable> childrenFirst(List<MappedTable> tables) {
        var waiting = new ArrayList<>(tables);
        var ordered = new ArrayList<MappedTable>();
        while (!waiting.isEmpty()) {
            MappedTable next = waiting.stream()
                    .filter(table -> to(table).stream()
                            .noneMatch(key ->
                                    waiting.stream().anyMatch(w -> w.name().equals(key.table()))))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("The foreign keys of "
                            + waiting.stream().map(MappedTable::name).toList() + " run in a circle"));
            waiting.remove(next);
            ordered.add(next);
        }
        return ordered;
    }
}
