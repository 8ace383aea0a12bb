package uk.rightsdesk.datamap;

import static uk.rightsdesk.datamap.DataMapBuilder.properties;
import static uk.rightsdesk.datamap.DataMapBuilder.text;

import java.time.DateTimeException;
import java.time.Period;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import uk.rightsdesk.datamap.RetentionRule.Anonymising;
import uk.rightsdesk.datamap.RetentionRule.GroupColumn;
import uk.rightsdesk.datamap.RetentionRule.Hold;

/** The words of the map that say when rows are over, of a document that is valid by the schema. */
final class RetentionWords {

    private RetentionWords() {}

    static List<RetentionRule> rules(JsonNode system) {
        return properties(system.path("retention-rules"))
                .map(rule -> rule(rule.getKey(), rule.getValue()))
                .toList();
    }

    private static RetentionRule rule(String id, JsonNode node) {
        return new RetentionRule(
                id,
                text(node, "label"),
                text(node, "table"),
                period(text(node, "after")),
                text(node, "from"),
                ChangeWords.where(node.path("where")),
                text(node, "ground"),
                holds(node.path("holds")),
                anonymising(node.path("action").path("anonymise")));
    }

    private static Period period(String text) {
        try {
            return Period.parse(text);
        } catch (DateTimeException e) {
            throw new IllegalStateException("The schema allows a period that is none", e);
        }
    }

    private static Set<Hold> holds(JsonNode node) {
        Set<Hold> holds = EnumSet.of(Hold.RESTRICTION);
        if (node.isMissingNode()) {
            holds.addAll(EnumSet.allOf(Hold.class));
        }
        node.values().forEach(hold -> holds.add(Hold.of(hold.asString())));
        return holds;
    }

    private static @Nullable Anonymising anonymising(JsonNode node) {
        return node.isMissingNode()
                ? null
                : new Anonymising(
                        text(node, "into"),
                        text(node, "count"),
                        node.path("at-least").asInt(Anonymising.LEAST),
                        properties(node.path("groups"))
                                .map(RetentionWords::groupColumn)
                                .toList(),
                        node.path("coarsen").values().stream()
                                .map(JsonNode::asString)
                                .toList());
    }

    private static GroupColumn groupColumn(Map.Entry<String, JsonNode> column) {
        JsonNode node = column.getValue();
        return new GroupColumn(
                column.getKey(),
                text(node, "from"),
                node.has("generalise") ? Generalisation.of(text(node, "generalise")) : null);
    }

    /** What the schema cannot see: tables and columns that are not there, and what could single somebody out. */
    static List<ChangeRules.Problem> problems(SystemOfRecord system, JsonNode node, String path) {
        var problems = new ArrayList<ChangeRules.Problem>();
        for (RetentionRule rule : system.retentionRules()) {
            JsonNode at = node.path("retention-rules").path(rule.id());
            problemsOf(system, rule)
                    .forEach(text ->
                            problems.add(new ChangeRules.Problem(at, path + "/retention-rules/" + rule.id(), text)));
        }
        return problems;
    }

    private static Stream<String> problemsOf(SystemOfRecord system, RetentionRule rule) {
        MappedTable table = system.table(rule.table()).orElse(null);
        if (table == null || !table.isPersonal()) {
            return Stream.of("'" + rule.table() + "' is no table tied to a person");
        }
        var problems = new ArrayList<String>();
        if (table.key().size() != 1) {
            problems.add("'" + rule.table() + "' needs a key of one column");
        }
        columns(problems, table, Stream.of(rule.from()));
        columns(problems, table, rule.where().stream().map(ChangePlan.ColumnValue::column));
        Anonymising anonymising = rule.anonymising();
        if (anonymising != null) {
            columns(problems, table, anonymising.columns().stream().map(GroupColumn::from));
            table.personalColumns().stream()
                    .filter(column -> column.namesOthers() || column.attachment() != null)
                    .filter(column -> anonymising.columns().stream()
                            .anyMatch(group -> group.from().equals(column.name())))
                    .forEach(column ->
                            problems.add("column '" + column.name() + "' can name people: no group is made by it"));
            MappedTable into = system.table(anonymising.into()).orElse(null);
            if (into == null || into.isPersonal()) {
                problems.add("'" + anonymising.into() + "' is no table without personal data");
            } else {
                columns(problems, into, anonymising.columns().stream().map(GroupColumn::name));
                columns(problems, into, Stream.of(anonymising.count()));
            }
            anonymising.coarsen().stream()
                    .filter(name -> anonymising.columns().stream()
                            .noneMatch(column -> column.name().equals(name)))
                    .forEach(name -> problems.add("no group is made by '" + name + "'"));
        }
        return problems.stream();
    }

    private static void columns(List<String> problems, MappedTable table, Stream<String> names) {
        names.filter(name -> table.columns().stream()
                        .noneMatch(column -> column.name().equals(name)))
                .forEach(name -> problems.add("table '" + table.name() + "' lists no column '" + name + "'"));
    }
}
