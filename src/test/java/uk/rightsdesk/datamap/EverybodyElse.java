package uk.rightsdesk.datamap;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;

/**
 * A checksum of every table of the sample without the rows of some accounts, and a count of rows that point to nothing.
 * Written by hand against the catalogue and the sample's own keys: it knows nothing of the map.
 */
final class EverybodyElse {

    private EverybodyElse() {}

    static Map<String, String> checksums(DataSource owner, long... accounts) throws SQLException {
        StringBuilder list = new StringBuilder("0");
        for (long account : accounts) {
            list.append(", ").append(account);
        }
        var checksums = new TreeMap<String, String>();
        try (Connection connection = owner.getConnection()) {
            for (String table : texts(connection, """
                    SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'""")) {
                List<String> columns = texts(
                        connection,
                        "SELECT attname FROM pg_attribute WHERE attrelid = '" + table
                                + "'::regclass AND attnum > 0 AND NOT attisdropped");
                String others = "TRUE";
                if (table.equals("account")) {
                    others = "id NOT IN (" + list + ")";
                } else if (columns.contains("account_id")) {
                    others = "account_id NOT IN (" + list + ")";
                } else if (columns.contains("experience_id")) {
                    // an experience that is gone was theirs
                    others = "experience_id IN (SELECT id FROM experience WHERE account_id NOT IN (" + list + "))";
                }
                checksums.put(
                        table,
                        texts(
                                        connection,
                                        "SELECT count(*) || ' ' || coalesce(sum(hashtextextended(r::text, 0)::numeric), 0) FROM "
                                                + table + " r WHERE " + others)
                                .getFirst());
            }
        }
        return checksums;
    }

    /** Rows whose foreign key points to no row, for every foreign key of the sample. */
    static long orphans(DataSource owner) throws SQLException {
        long orphans = 0;
        try (Connection connection = owner.getConnection()) {
            List<String> queries = texts(connection, """
                    SELECT format('SELECT count(*) FROM %s c WHERE c.%I IS NOT NULL AND NOT EXISTS (SELECT FROM %s p WHERE p.%I = c.%I)',
                        k.conrelid::regclass, a.attname, k.confrelid::regclass, b.attname, a.attname)
                    FROM pg_constraint k
                        JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = k.conkey[1]
                        JOIN pg_attribute b ON b.attrelid = k.confrelid AND b.attnum = k.confkey[1]
                    WHERE k.contype = 'f' AND k.connamespace = 'public'::regnamespace""");
            if (queries.size() < 15) {
                throw new AssertionError("The sample has more foreign keys than " + queries.size());
            }
            for (String query : queries) {
                orphans += Long.parseLong(texts(connection, query).getFirst());
            }
        }
        return orphans;
    }

    private static List<String> texts(Connection connection, String sql) throws SQLException {
        var texts = new ArrayList<String>();
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            while (row.next()) {
                texts.add(row.getString(1));
            }
        }
        return texts;
    }
}
