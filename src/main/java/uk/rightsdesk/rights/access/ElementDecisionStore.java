package uk.rightsdesk.rights.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import uk.rightsdesk.request.RequestId;

/** The tables of decisions on elements. Database triggers keep decisions out once the second person has the answer. */
@Repository
class ElementDecisionStore {

    /** An element and the decision that holds for it, if there is one. */
    private static final String WITH_OUTCOME = """
            from element e left join element_outcome o on o.request_id = e.request_id
                and o.system = e.system and o.table_name = e.table_name and o.row_key = e.row_key
            where e.request_id = ?
            """;

    private final JdbcClient jdbc;

    ElementDecisionStore(JdbcTemplate template) {
        this.jdbc = JdbcClient.create(template);
    }

    boolean isOpen(RequestId request) {
        return jdbc.sql("select element_decisions_open(?)")
                .param(request.value())
                .query(Boolean.class)
                .single();
    }

    int save(
            RequestId request,
            ElementDecisions.Selection selection,
            ElementDecisions.@Nullable Grounds grounds,
            String staff,
            Instant at) {
        long id = jdbc.sql("""
                        insert into element_decision
                            (request_id, decision, exemption, named, reasons, factors, decided_by, decided_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?) returning id
                        """)
                .params(
                        request.value(),
                        grounds == null ? "disclose" : "withhold",
                        grounds == null ? null : grounds.exemption(),
                        grounds == null || grounds.named(),
                        grounds == null ? null : grounds.reasons(),
                        grounds == null ? null : grounds.factors(),
                        staff,
                        Timestamp.from(at))
                .query(Long.class)
                .single();
        return jdbc.sql("""
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
    }

    /** By position, in the order of the collection. */
    Map<Integer, Optional<ElementOutcome>> page(RequestId request, String system, String table, int page, int size) {
        var outcomes = new LinkedHashMap<Integer, Optional<ElementOutcome>>();
        jdbc.sql("select e.position, o.* " + WITH_OUTCOME
                        + " and e.system = ? and e.table_name = ? order by e.position limit ? offset ?")
                .params(request.value(), system, table, size, (long) page * size)
                .query((row, _) -> outcomes.put(row.getInt("position"), outcome(row)))
                .list();
        return outcomes;
    }

    private static Optional<ElementOutcome> outcome(ResultSet row) throws SQLException {
        return row.getString("decision") == null
                ? Optional.empty()
                : Optional.of(new ElementOutcome(
                        row.getString("decision").equals("withhold"),
                        row.getString("exemption"),
                        row.getBoolean("named"),
                        row.getString("reasons"),
                        row.getString("factors"),
                        Objects.requireNonNull(row.getString("decided_by")),
                        row.getTimestamp("decided_at").toInstant()));
    }

    long count(RequestId request, String system, String table) {
        return jdbc.sql("select count(*) from element where request_id = ? and system = ? and table_name = ?")
                .params(request.value(), system, table)
                .query(Long.class)
                .single();
    }

    long countWithheld(RequestId request, String system, String table) {
        return jdbc.sql("select count(*) " + WITH_OUTCOME
                        + " and e.system = ? and e.table_name = ? and o.decision = 'withhold'")
                .params(request.value(), system, table)
                .query(Long.class)
                .single();
    }

    Set<Integer> withheldPositions(RequestId request) {
        return new HashSet<>(jdbc.sql("select e.position " + WITH_OUTCOME + " and o.decision = 'withhold'")
                .param(request.value())
                .query(Integer.class)
                .list());
    }

    List<ElementDecisions.Withholding> withholdings(RequestId request) {
        return jdbc.sql("""
                        select w.label, w.withheld, t.total, w.exemption, w.named, w.reasons
                        from (select e.system, e.table_name, e.label, min(e.position) as first, count(*) as withheld,
                                o.exemption, o.named, o.reasons
                            """ + WITH_OUTCOME + """
                             and o.decision = 'withhold'
                            group by e.system, e.table_name, e.label, o.exemption, o.named, o.reasons) w
                        join (select system, table_name, count(*) as total from element
                            where request_id = ? group by system, table_name) t
                            on t.system = w.system and t.table_name = w.table_name
                        order by w.first
                        """)
                .params(request.value(), request.value())
                .query((row, _) -> new ElementDecisions.Withholding(
                        row.getString("label"),
                        row.getLong("withheld"),
                        row.getLong("total"),
                        row.getString("exemption"),
                        row.getBoolean("named"),
                        row.getString("reasons")))
                .list();
    }
}
