package uk.rightsdesk.rights.access;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;
import uk.rightsdesk.datamap.CollectionReport;
import uk.rightsdesk.datamap.Datum;
import uk.rightsdesk.datamap.Element;
import uk.rightsdesk.datamap.Value;
import uk.rightsdesk.request.RequestId;
import uk.rightsdesk.vault.KeyOwner;
import uk.rightsdesk.vault.Place;
import uk.rightsdesk.vault.Safe;
import uk.rightsdesk.vault.Vault;

/** The tables of collected elements. Rows pass through in batches, so that memory does not grow with their number. */
@Repository
class ElementStore {

    private static final int BATCH = 200;

    private static final String SELECT = """
            select position, system, table_name, row_key, label, category, names_others, data
            from element where request_id = ?
            """;

    private static final TypeReference<List<CollectedDatum>> DATA = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JdbcTemplate template;
    private final Vault vault;
    private final JsonMapper json;
    private final Clock clock;

    ElementStore(JdbcTemplate template, Vault vault, JsonMapper json, Clock clock) {
        this.jdbc = JdbcClient.create(template);
        this.template = template;
        this.vault = vault;
        this.json = json;
        this.clock = clock;
    }

    void clear(RequestId request) {
        jdbc.sql("delete from element where request_id = ?")
                .param(request.value())
                .update();
        jdbc.sql("delete from collection where request_id = ?")
                .param(request.value())
                .update();
    }

    /** Takes elements one by one; {@link Writer#flush} writes the last of them. */
    Writer writer(RequestId request) {
        return new Writer(request);
    }

    final class Writer {

        private final RequestId request;
        private final Safe safe;
        private final List<Object[]> rows = new ArrayList<>();
        private final List<Object[]> files = new ArrayList<>();
        private int position;

        private Writer(RequestId request) {
            this.request = request;
            this.safe = vault.safeFor(owner(request));
        }

        void add(Element element) {
            position++;
            List<CollectedDatum> data =
                    element.values().stream().map(CollectedDatum::of).toList();
            rows.add(new Object[] {
                request.value(),
                position,
                element.system(),
                element.table(),
                element.rowKey(),
                element.label(),
                element.category(),
                element.namesOthers(),
                safe.seal(place(request, position), json.writeValueAsBytes(data))
            });
            for (Datum datum : element.values()) {
                if (datum.value() instanceof Value.Attachment file) {
                    Place place = place(request, position, datum.column());
                    files.add(new Object[] {
                        request.value(),
                        position,
                        datum.column(),
                        safe.sealText(place.column("file_name"), file.fileName()),
                        file.mediaType(),
                        safe.seal(place, bytes(file))
                    });
                }
            }
            if (rows.size() >= BATCH) {
                flush();
            }
        }

        void flush() {
            template.batchUpdate("""
                    insert into element (request_id, position, system, table_name, row_key, label, category, names_others, data)
                    values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                    """, rows);
            template.batchUpdate("""
                    insert into element_file (request_id, position, column_name, file_name, media_type, content)
                    values (?, ?, ?, ?, ?, ?)
                    """, files);
            rows.clear();
            files.clear();
        }

        private byte[] bytes(Value.Attachment file) {
            try (InputStream content = file.content().open()) {
                return content.readAllBytes();
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }
    }

    void report(RequestId request, CollectionReport report) {
        byte[] stored = vault.safeFor(owner(request)).seal(reportPlace(request), json.writeValueAsBytes(report));
        jdbc.sql("insert into collection (request_id, collected_at, report) values (?, ?, ?)")
                .params(request.value(), Timestamp.from(clock.instant()), stored)
                .update();
    }

    Optional<CollectionReport> report(RequestId request) {
        return jdbc.sql("select report from collection where request_id = ?")
                .param(request.value())
                .query(byte[].class)
                .optional()
                .map(report -> json.readValue(
                        vault.safe(owner(request)).open(reportPlace(request), report), CollectionReport.class));
    }

    /** Streams the elements in their order; call within a transaction, or the driver reads them all at once. */
    void forEach(RequestId request, Consumer<CollectedElement> each) {
        Safe safe = vault.safe(owner(request));
        jdbc
                .sql(SELECT + "order by position")
                .withFetchSize(BATCH)
                .param(request.value())
                .query((row, _) -> element(row, request, safe))
                .stream()
                .forEach(each);
    }

    /** The elements at these places, in their order. */
    List<CollectedElement> at(RequestId request, Collection<Integer> positions) {
        Safe safe = vault.safe(owner(request));
        return jdbc.sql(SELECT + "and position = any (?) order by position")
                .params(request.value(), positions.toArray(Integer[]::new))
                .query((row, _) -> element(row, request, safe))
                .list();
    }

    /** The one row with this key, if it was found about the person. */
    Optional<CollectedElement> withKey(RequestId request, String system, String table, String rowKey) {
        return jdbc.sql(SELECT + "and system = ? and table_name = ? and row_key = ? order by position limit 1")
                .params(request.value(), system, table, rowKey)
                .query((row, _) -> element(row, request, vault.safe(owner(request))))
                .optional();
    }

    /** Rows of one table, in their order. */
    List<CollectedElement> page(RequestId request, String system, String table, int page, int size) {
        return jdbc.sql(SELECT + "and system = ? and table_name = ? order by position limit ? offset ?")
                .params(request.value(), system, table, size, (long) page * size)
                .query((row, _) -> element(row, request, vault.safe(owner(request))))
                .list();
    }

    private CollectedElement element(ResultSet row, RequestId request, Safe safe) throws SQLException {
        int position = row.getInt("position");
        return new CollectedElement(
                position,
                row.getString("system"),
                row.getString("table_name"),
                row.getString("row_key"),
                row.getString("label"),
                row.getString("category"),
                row.getBoolean("names_others"),
                json.readValue(safe.open(place(request, position), row.getBytes("data")), DATA));
    }

    Optional<CollectedFile> file(RequestId request, int position, String column) {
        return jdbc.sql("""
                        select file_name, media_type, content from element_file
                        where request_id = ? and position = ? and column_name = ?
                        """)
                .params(request.value(), position, column)
                .query((row, _) -> {
                    Safe safe = vault.safe(owner(request));
                    Place place = place(request, position, column);
                    return new CollectedFile(
                            position,
                            column,
                            safe.openText(place.column("file_name"), row.getBytes("file_name")),
                            row.getString("media_type"),
                            safe.open(place, row.getBytes("content")));
                })
                .optional();
    }

    private static KeyOwner owner(RequestId request) {
        return KeyOwner.request(request.value());
    }

    private static Place reportPlace(RequestId request) {
        return new Place("collection", "report", request);
    }

    private static Place place(RequestId request, int position) {
        return new Place("element", "data", request + "/" + position);
    }

    private static Place place(RequestId request, int position, String column) {
        return new Place("element_file", "content", request + "/" + position + "/" + column);
    }
}
