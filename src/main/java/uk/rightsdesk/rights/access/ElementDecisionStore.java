package uk.rightsdesk.rights.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;
import uk.rightsdesk.redaction.Redaction;
import uk.rightsdesk.request.RequestId;
import uk.rightsdesk.vault.KeyOwner;
import uk.rightsdesk.vault.Place;
import uk.rightsdesk.vault.Safe;
import uk.rightsdesk.vault.Vault;

/** The tables of decisions on elements. Database triggers keep decisions out once the second person has the answer. */
@Repository
class ElementDecisionStore {

    private static final TypeReference<List<Redaction>> SPANS = new TypeReference<>() {};

    /**
     * The decision that holds for element {@code e}: the last. Looked up by index for each element, since joined as a
     * whole it would be compared each with each wherever the statistics are older than the decisions.
     */
    private static final String LAST = """
            select d.decision_id, c.decision, c.exemption, c.named, c.reasons, c.factors, c.seal_id, c.decided_by,
                c.decided_at
            from element_decided d join element_decision c on c.id = d.decision_id
            where d.request_id = e.request_id and d.system = e.system and d.table_name = e.table_name
                and d.row_key = e.row_key
            order by d.decision_id desc limit 1
            """;

    /** An element and the decision that holds for it, if there is one. */
    private static final String WITH_OUTCOME =
            "from element e left join lateral (" + LAST + ") o on true where e.request_id = ?";

    private final JdbcTemplate template;
    private final JdbcClient jdbc;
    private final Vault vault;
    private final JsonMapper json;

    ElementDecisionStore(JdbcTemplate template, Vault vault, JsonMapper json) {
        this.template = template;
        this.jdbc = JdbcClient.create(template);
        this.vault = vault;
        this.json = json;
    }

    boolean isOpen(RequestId request) {
        return jdbc.sql("select element_decisions_open(?)")
                .param(request.value())
                .query(Boolean.class)
                .single();
    }

    /** A decision and of how many elements it is. */
    record Saved(long id, int count) {}

    /** Decides of whole elements. */
    Saved save(
            RequestId request,
            ElementDecisions.Selection selection,
            ElementOutcome.Kind kind,
            ElementDecisions.@Nullable Grounds grounds,
            String staff,
            Instant at) {
        long id = decision(request, UUID.randomUUID(), kind, grounds, staff, at);
        int count = jdbc.sql("""
                        insert into element_decided (decision_id, request_id, system, table_name, row_key)
                        select ?, request_id, system, table_name, row_key from element
                        where request_id = ? and system = ? and table_name = ? and (? or position = any (?))
                        """)
                .params(
                        id,
                        request.value(),
                        selection.system(),
                        selection.table(),
                        selection.wholeTable(),
                        selection.positions().toArray(Integer[]::new))
                .update();
        return new Saved(id, count);
    }

    /** Takes something out of each of these elements. */
    void redact(
            RequestId request,
            Map<CollectedElement, List<Redaction>> redactions,
            ElementDecisions.Grounds grounds,
            String staff,
            Instant at) {
        UUID sealId = UUID.randomUUID();
        long id = decision(request, sealId, ElementOutcome.Kind.REDACT, grounds, staff, at);
        Safe safe = vault.safeFor(owner(request));
        List<Object[]> rows = new ArrayList<>();
        redactions.forEach((element, spans) -> rows.add(new Object[] {
            id,
            request.value(),
            element.system(),
            element.table(),
            element.rowKey(),
            safe.seal(
                    spansPlace(sealId, ElementKey.of(element)),
                    json.writerFor(SPANS).writeValueAsBytes(spans))
        }));
        template.batchUpdate("""
                insert into element_decided (decision_id, request_id, system, table_name, row_key, spans)
                values (?, ?, ?, ?, ?, ?)
                """, rows);
    }

    private long decision(
            RequestId request,
            UUID sealId,
            ElementOutcome.Kind kind,
            ElementDecisions.@Nullable Grounds grounds,
            String staff,
            Instant at) {
        Safe safe = vault.safeFor(owner(request));
        Weighing weighing = grounds == null ? Weighing.NONE : grounds.weighing();
        return jdbc.sql("""
                        insert into element_decision
                            (request_id, seal_id, decision, exemption, named, reasons, factors, decided_by, decided_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?) returning id
                        """)
                .param(request.value())
                .param(sealId)
                .param(kind.name().toLowerCase(Locale.ROOT))
                .param(grounds == null ? null : grounds.exemption())
                .param(grounds == null || grounds.named())
                .param(grounds == null ? null : safe.sealText(reasonsPlace(sealId), grounds.reasons()))
                .param(
                        weighing.equals(Weighing.NONE)
                                ? null
                                : safe.seal(factorsPlace(sealId), json.writeValueAsBytes(weighing)))
                .param(staff)
                .param(Timestamp.from(at))
                .query(Long.class)
                .single();
    }

    /** By position, in the order of the collection. */
    Map<Integer, Optional<ElementOutcome>> page(
            RequestId request, String system, String table, ElementFilter filter, int page, int size) {
        Safe safe = vault.safe(owner(request));
        var outcomes = new LinkedHashMap<Integer, Optional<ElementOutcome>>();
        jdbc.sql("select e.position, o.* " + WITH_OUTCOME + " and e.system = ? and e.table_name = ? and "
                        + filter.condition() + " order by e.position limit ? offset ?")
                .params(request.value(), system, table, size, (long) page * size)
                .query((row, _) -> outcomes.put(row.getInt("position"), outcome(row, safe)))
                .list();
        return outcomes;
    }

    private Optional<ElementOutcome> outcome(ResultSet row, Safe safe) throws SQLException {
        if (row.getString("decision") == null) {
            return Optional.empty();
        }
        UUID sealId = row.getObject("seal_id", UUID.class);
        return Optional.of(new ElementOutcome(
                kind(row),
                row.getString("exemption"),
                row.getBoolean("named"),
                safe.openText(reasonsPlace(sealId), row.getBytes("reasons")),
                weighing(row.getBytes("factors"), sealId, safe),
                Objects.requireNonNull(row.getString("decided_by")),
                row.getTimestamp("decided_at").toInstant()));
    }

    private static ElementOutcome.Kind kind(ResultSet row) throws SQLException {
        return ElementOutcome.Kind.valueOf(row.getString("decision").toUpperCase(Locale.ROOT));
    }

    private Weighing weighing(byte @Nullable [] stored, UUID sealId, Safe safe) {
        return stored == null ? Weighing.NONE : json.readValue(safe.open(factorsPlace(sealId), stored), Weighing.class);
    }

    long count(RequestId request, String system, String table, ElementFilter filter) {
        return jdbc.sql("select count(*) " + WITH_OUTCOME + " and e.system = ? and e.table_name = ? and "
                        + filter.condition())
                .params(request.value(), system, table)
                .query(Long.class)
                .single();
    }

    /** How many elements of the request, all tables together. */
    long count(RequestId request, ElementFilter filter) {
        return jdbc.sql("select count(*) " + WITH_OUTCOME + " and " + filter.condition())
                .param(request.value())
                .query(Long.class)
                .single();
    }

    Set<Integer> positions(RequestId request, ElementFilter filter) {
        return new HashSet<>(jdbc.sql("select e.position " + WITH_OUTCOME + " and " + filter.condition())
                .param(request.value())
                .query(Integer.class)
                .list());
    }

    /** All that is taken out of elements that are given, by element. */
    Map<ElementKey, List<Redacted>> redactions(RequestId request) {
        return redactions(
                request,
                jdbc.sql("select * from element_redaction where request_id = ? order by decision_id")
                        .param(request.value()));
    }

    /** What is taken out of this element. */
    List<Redacted> redactions(RequestId request, ElementKey element) {
        return redactions(
                        request,
                        jdbc.sql("""
                        select * from element_redaction
                        where request_id = ? and system = ? and table_name = ? and row_key = ? order by decision_id
                        """).params(request.value(), element.system(), element.table(), element.rowKey()))
                .getOrDefault(element, List.of());
    }

    private Map<ElementKey, List<Redacted>> redactions(RequestId request, JdbcClient.StatementSpec statement) {
        Map<ElementKey, List<Redacted>> redactions = new HashMap<>();
        Optional<Safe> safe = vault.find(owner(request));
        statement
                .query((row, _) -> {
                    var key = new ElementKey(
                            row.getString("system"), row.getString("table_name"), row.getString("row_key"));
                    Place place = spansPlace(row.getObject("seal_id", UUID.class), key);
                    List<Redaction> spans =
                            json.readValue(safe.orElseThrow().open(place, row.getBytes("spans")), SPANS);
                    String exemption = Objects.requireNonNull(row.getString("exemption"));
                    boolean named = row.getBoolean("named");
                    List<Redacted> kept = redactions.computeIfAbsent(key, _ -> new ArrayList<>());
                    spans.forEach(span -> kept.add(new Redacted(span, exemption, named)));
                    return kept;
                })
                .list();
        return redactions;
    }

    /** What is kept back, as a whole or in part: the records by table and by what was said of them. */
    List<ElementDecisions.Withholding> withholdings(RequestId request) {
        Optional<Safe> safe = vault.find(owner(request));
        Map<ElementDecisions.Withholding, Long> counted = new LinkedHashMap<>();
        jdbc.sql("""
                        select k.label, k.kept, t.total, k.decision, k.exemption, k.named, k.seal_id, k.reasons
                        from (select e.system, e.table_name, e.label, min(e.position) as first, count(*) as kept,
                                o.decision, o.exemption, o.named, o.seal_id, o.reasons
                            from element e cross join lateral (
                                select decision, exemption, named, seal_id, reasons from (%s) as last
                                    where decision = 'withhold'
                                union all
                                select 'redact', r.exemption, r.named, r.seal_id, r.reasons from element_redaction r
                                    where r.request_id = e.request_id and r.system = e.system
                                        and r.table_name = e.table_name and r.row_key = e.row_key) o
                            where e.request_id = ?
                            group by e.system, e.table_name, e.label, o.decision, o.exemption, o.named, o.seal_id,
                                o.reasons) k
                        join (select system, table_name, count(*) as total from element
                            where request_id = ? group by system, table_name) t
                            on t.system = k.system and t.table_name = k.table_name
                        order by k.first, k.seal_id
                        """.formatted(LAST))
                .params(request.value(), request.value())
                .query((row, _) -> counted.merge(
                        new ElementDecisions.Withholding(
                                row.getString("label"),
                                0,
                                row.getLong("total"),
                                kind(row),
                                row.getString("exemption"),
                                row.getBoolean("named"),
                                safe.orElseThrow()
                                        .text(
                                                reasonsPlace(row.getObject("seal_id", UUID.class)),
                                                row.getBytes("reasons"))),
                        row.getLong("kept"),
                        Long::sum))
                .list();
        return counted.entrySet().stream()
                .map(entry -> entry.getKey().of(entry.getValue()))
                .toList();
    }

    Collection<Integer> positions(RequestId request, ElementDecisions.Selection selection) {
        return new HashSet<>(jdbc.sql("""
                        select position from element
                        where request_id = ? and system = ? and table_name = ? and (? or position = any (?))
                        """)
                .params(
                        request.value(),
                        selection.system(),
                        selection.table(),
                        selection.wholeTable(),
                        selection.positions().toArray(Integer[]::new))
                .query(Integer.class)
                .list());
    }

    private static KeyOwner owner(RequestId request) {
        return KeyOwner.request(request.value());
    }

    private static Place reasonsPlace(UUID sealId) {
        return new Place("element_decision", "reasons", sealId);
    }

    private static Place factorsPlace(UUID sealId) {
        return new Place("element_decision", "factors", sealId);
    }

    private static Place spansPlace(UUID sealId, ElementKey element) {
        return new Place("element_decided", "spans", sealId + "/" + element);
    }
}
