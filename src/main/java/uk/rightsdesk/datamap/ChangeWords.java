package uk.rightsdesk.datamap;

import static uk.rightsdesk.datamap.DataMapBuilder.byId;
import static uk.rightsdesk.datamap.DataMapBuilder.inWords;
import static uk.rightsdesk.datamap.DataMapBuilder.properties;
import static uk.rightsdesk.datamap.DataMapBuilder.text;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The words of the map that say how data are changed, of a document that is valid by the schema. */
final class ChangeWords {

    private ChangeWords() {}

    static ErasureRule erasure(JsonNode rule, Function<JsonNode, Retention> until) {
        if (rule.isObject()) {
            return new ErasureRule.Keep(
                    byId(ErasureGround.values(), ErasureGround::id, text(rule, "keep")), until.apply(rule));
        }
        return rule.asString("").equals("while-referenced")
                ? new ErasureRule.WhileReferenced()
                : new ErasureRule.Delete();
    }

    static Treatment treatment(JsonNode erasure) {
        if (erasure.has("pseudonym")) {
            return new Treatment(Treatment.Kind.PSEUDONYM, text(erasure, "pseudonym"));
        }
        if (erasure.has("generalise")) {
            return new Treatment(Treatment.Kind.GENERALISE, text(erasure, "generalise"));
        }
        return erasure.asString("").equals("empty") ? new Treatment(Treatment.Kind.EMPTY, null) : Treatment.KEPT;
    }

    static List<SystemOfRecord.RestrictionTable> restrictions(JsonNode system) {
        return system.path("restrictions").values().stream()
                .map(r -> new SystemOfRecord.RestrictionTable(text(r, "table"), text(r, "since")))
                .toList();
    }

    static Map<String, List<SystemOfRecord.Stop>> stops(JsonNode system) {
        var stops = new LinkedHashMap<String, List<SystemOfRecord.Stop>>();
        properties(system.path("stops"))
                .forEach(purpose -> stops.put(
                        purpose.getKey(),
                        purpose.getValue().values().stream()
                                .map(ChangeWords::stop)
                                .toList()));
        return stops;
    }

    private static SystemOfRecord.Stop stop(JsonNode step) {
        if (step.has("append")) {
            return new SystemOfRecord.Stop(
                    ChangePlan.Action.APPEND,
                    text(step, "append"),
                    where(step.path("where")),
                    columns(step.path("values")),
                    optional(step, "for-each"));
        }
        return step.has("change")
                ? new SystemOfRecord.Stop(
                        ChangePlan.Action.CHANGE,
                        text(step, "change"),
                        where(step.path("where")),
                        columns(step.path("values")),
                        null)
                : new SystemOfRecord.Stop(
                        ChangePlan.Action.DELETE, text(step, "delete"), where(step.path("where")), List.of(), null);
    }

    static List<ChangePlan.ColumnValue> where(JsonNode where) {
        return properties(where)
                .map(column -> new ChangePlan.ColumnValue(
                        column.getKey(), column.getValue().asString()))
                .toList();
    }

    private static List<ChangePlan.ColumnChange> columns(JsonNode values) {
        return properties(values)
                .map(column -> new ChangePlan.ColumnChange(
                        column.getKey(), inWords(column.getKey()), value(column.getValue())))
                .toList();
    }

    private static Treatment value(JsonNode value) {
        if (value.has("copy")) {
            return new Treatment(Treatment.Kind.COPY, text(value, "copy"));
        }
        return value.has("now")
                ? new Treatment(Treatment.Kind.NOW, null)
                : new Treatment(Treatment.Kind.SET, value.asString());
    }

    private static @Nullable String optional(JsonNode node, String name) {
        return node.has(name) ? text(node, name) : null;
    }
}
