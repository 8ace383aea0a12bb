package uk.rightsdesk.letter;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Divides a copy of the data into volumes: a letter of many thousand rows takes long to open, and its layout and tag
 * tree are held in memory as a whole.
 */
public final class Volumes {

    /** So many rows one letter holds. */
    public static final int ONE_LETTER = 10_000;

    /** So many rows a volume holds. */
    public static final int ROWS = 5_000;

    private Volumes() {}

    /** Whether the copy does not fit in one letter. */
    public static boolean needed(List<DataSection> data) {
        return rows(data) > ONE_LETTER;
    }

    /** How many volumes a copy of so many rows has; none where one letter holds it. */
    public static int count(long rows) {
        return rows > ONE_LETTER ? Math.toIntExact(Math.ceilDiv(rows, ROWS)) : 0;
    }

    static long rows(List<DataSection> data) {
        return data.stream()
                .flatMap(section -> section.tables().stream())
                .mapToLong(table -> table.rows().size())
                .sum();
    }

    /**
     * The copy in volumes of at most {@value #ROWS} rows, in its order; pictures stand with the last rows of their
     * section.
     */
    public static List<List<DataSection>> of(List<DataSection> data) {
        return of(data, ROWS);
    }

    static List<List<DataSection>> of(List<DataSection> data, int most) {
        List<List<DataSection>> volumes = new ArrayList<>();
        List<DataSection> volume = new ArrayList<>();
        int room = most;
        for (DataSection section : data) {
            List<DataTable> tables = new ArrayList<>();
            for (DataTable table : section.tables()) {
                int from = 0;
                do {
                    if (room == 0) {
                        close(volumes, volume, section, tables);
                        room = most;
                    }
                    int to = Math.min(table.rows().size(), from + room);
                    tables.add(part(table, from, to));
                    room -= to - from;
                    from = to;
                } while (from < table.rows().size());
            }
            volume.add(new DataSection(section.title(), section.description(), tables, section.pictures()));
        }
        if (!volume.isEmpty()) {
            volumes.add(List.copyOf(volume));
        }
        return List.copyOf(volumes);
    }

    private static void close(
            List<List<DataSection>> volumes, List<DataSection> volume, DataSection section, List<DataTable> tables) {
        if (!tables.isEmpty()) {
            volume.add(new DataSection(section.title(), section.description(), tables, List.of()));
            tables.clear();
        }
        volumes.add(List.copyOf(volume));
        volume.clear();
    }

    private static DataTable part(DataTable table, int from, int to) {
        int all = table.rows().size();
        List<List<@Nullable String>> rows = table.rows().subList(from, to);
        return from == 0 && to == all
                ? table
                : new DataTable(
                        "%s, %s".formatted(table.title(), range(from, to, all)),
                        table.description(),
                        table.columns(),
                        rows);
    }

    private static String range(int from, int to, int all) {
        return String.format(Locale.UK, "records %,d to %,d of %,d", from + 1, to, all);
    }

    /** What each volume holds, for the letter of contents: the title of each table, part by part. */
    static List<String> titles(List<DataSection> volume) {
        return volume.stream()
                .flatMap(section -> section.tables().stream())
                .map(DataTable::title)
                .toList();
    }
}
