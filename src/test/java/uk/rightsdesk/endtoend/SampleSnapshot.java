package uk.rightsdesk.endtoend;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Every row of the sample company's database at one moment, by the hash of all it holds. Two of them tell which rows a
 * request has changed, added or deleted, and whose they are. Written against the database's own catalogue and keys,
 * without the data map, so that a mistake in the map does not hide itself.
 */
final class SampleSnapshot {

    enum What {
        ADDED,
        CHANGED,
        DELETED
    }

    /**
     * One row that is not as it was.
     *
     * @param key of the row, its columns joined by a comma
     * @param account whose it is; 0 where it is nobody's
     */
    record Difference(String table, String key, What what, long account) {}

    private record Row(String hash, long account) {}

    private final Map<String, Map<String, Row>> tables;

    private SampleSnapshot(Map<String, Map<String, Row>> tables) {
        this.tables = tables;
    }

    static SampleSnapshot of(JdbcClient sample) {
        Map<String, Map<String, Row>> tables = new TreeMap<>();
        for (String table : texts(
                sample, "select relname from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'")) {
            List<String> columns = texts(sample, """
                    select attname from pg_attribute
                    where attrelid = '%s'::regclass and attnum > 0 and not attisdropped""".formatted(table));
            String key = String.join(" || ',' || ", texts(sample, """
                    select 't.' || quote_ident(a.attname) from pg_index i
                    join pg_attribute a on a.attrelid = i.indrelid and a.attnum = any (i.indkey)
                    where i.indrelid = '%s'::regclass and i.indisprimary order by a.attnum""".formatted(table)));
            Map<String, Row> rows = new HashMap<>();
            sample.sql("select (%s)::text, md5(t::text), coalesce(%s, 0) from %s t"
                            .formatted(key, account(table, columns), table))
                    .query(row -> {
                        rows.put(row.getString(1), new Row(row.getString(2), row.getLong(3)));
                    });
            tables.put(table, rows);
        }
        return new SampleSnapshot(tables);
    }

    private static String account(String table, List<String> columns) {
        if (table.equals("account")) {
            return "t.id";
        }
        if (columns.contains("account_id")) {
            return "t.account_id";
        }
        return columns.contains("experience_id")
                ? "(select e.account_id from experience e where e.id = t.experience_id)"
                : "0";
    }

    /** Every row that is not as it was before. */
    List<Difference> since(SampleSnapshot before) {
        List<Difference> differences = new ArrayList<>();
        tables.forEach((table, rows) -> {
            Map<String, Row> earlier = before.tables.getOrDefault(table, Map.of());
            Stream.concat(rows.keySet().stream(), earlier.keySet().stream())
                    .distinct()
                    .sorted()
                    .forEach(key -> {
                        What what = what(earlier.get(key), rows.get(key));
                        if (what != null) {
                            Row owned = what == What.ADDED ? rows.get(key) : earlier.get(key);
                            differences.add(new Difference(table, key, what, owned.account()));
                        }
                    });
        });
        return differences;
    }

    private static @Nullable What what(@Nullable Row earlier, @Nullable Row now) {
        if (earlier == null) {
            return What.ADDED;
        }
        if (now == null) {
            return What.DELETED;
        }
        return earlier.equals(now) ? null : What.CHANGED;
    }

    /** How many rows of each table belong to an account. */
    Map<String, Long> rowsOf(long account) {
        Map<String, Long> rows = new TreeMap<>();
        tables.forEach((table, all) -> {
            long count = all.values().stream()
                    .filter(row -> row.account() == account)
                    .count();
            if (count > 0) {
                rows.put(table, count);
            }
        });
        return rows;
    }

    /** How many rows of which table have which fate, such as {@code login DELETED}. */
    static Map<String, Long> tally(List<Difference> differences, long account) {
        return differences.stream()
                .filter(difference -> difference.account() == account)
                .collect(Collectors.groupingBy(
                        difference -> difference.table() + " " + difference.what(),
                        TreeMap::new,
                        Collectors.counting()));
    }

    /** Foreign keys that point to a row that is not there, by hand and not by trust in the constraint. */
    static List<String> orphans(JdbcClient sample) {
        return texts(sample, """
                select format('select %L || '' '' || c.ctid::text from %s c where c.%I is not null and not exists (select from %s p where p.%I = c.%I)',
                    k.conrelid::regclass || '.' || a.attname, k.conrelid::regclass, a.attname, k.confrelid::regclass, b.attname, a.attname)
                from pg_constraint k
                    join pg_attribute a on a.attrelid = k.conrelid and a.attnum = k.conkey[1]
                    join pg_attribute b on b.attrelid = k.confrelid and b.attnum = k.confkey[1]
                where k.contype = 'f' and k.connamespace = 'public'::regnamespace""").stream()
                .flatMap(query -> texts(sample, query).stream())
                .toList();
    }

    private static List<String> texts(JdbcClient sample, String sql) {
        return sample.sql(sql).query(String.class).list();
    }
}
