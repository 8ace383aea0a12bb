package uk.rightsdesk.vault;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Looks into every column of every row of a case store, as somebody with a dump of it could. */
public final class StoreDump {

    private StoreDump() {}

    /** The columns that hold any of these words in the clear, such as {@code request.requester_name}. */
    public static Set<String> columnsHolding(DataSource store, Collection<String> words) {
        JdbcClient jdbc = JdbcClient.create(store);
        List<String> tables = jdbc.sql("""
                        select table_name from information_schema.tables
                        where table_schema = 'public' and table_type = 'BASE TABLE' order by table_name
                        """).query(String.class).list();
        Set<String> columns = new TreeSet<>();
        for (String table : tables) {
            for (Map<String, Object> row :
                    jdbc.sql("select * from \"" + table + "\"").query().listOfRows()) {
                row.forEach((column, value) -> {
                    String content = text(value).toLowerCase(Locale.ROOT);
                    if (words.stream().anyMatch(word -> content.contains(word.toLowerCase(Locale.ROOT)))) {
                        columns.add(table + "." + column);
                    }
                });
            }
        }
        return columns;
    }

    private static String text(Object value) {
        return value instanceof byte[] bytes ? new String(bytes, ISO_8859_1) : String.valueOf(value);
    }
}
