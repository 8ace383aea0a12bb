package uk.rightsdesk.embedded;

import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A search of Camunda's {@code /v2} API over items already in the shape of its answers: filter by field and operator,
 * then sort. Pages are ignored: a test's few items all fit into one. What it does not know it refuses, since an ignored
 * filter would let a test pass for the wrong reason.
 */
final class CptQuery {

    static final class Unsupported extends RuntimeException {
        Unsupported(String what) {
            super("The façade for Camunda Process Test does not know " + what);
        }
    }

    private final JsonNode filter;
    private final JsonNode sort;

    private CptQuery(JsonNode filter, JsonNode sort) {
        this.filter = filter;
        this.sort = sort;
    }

    static CptQuery of(JsonNode request) {
        return new CptQuery(request.path("filter"), request.path("sort"));
    }

    List<ObjectNode> select(List<ObjectNode> items) {
        return items.stream()
                .filter(item -> matches(item, filter))
                .sorted(order())
                .toList();
    }

    private Comparator<JsonNode> order() {
        Comparator<JsonNode> order = (a, b) -> 0;
        for (var by : sort) {
            var field = by.path("field").asString();
            Comparator<JsonNode> next = (a, b) -> compare(a.path(field), b.path(field));
            order = order.thenComparing(
                    by.path("order").asString("ASC").equalsIgnoreCase("DESC") ? next.reversed() : next);
        }
        return order;
    }

    private static boolean matches(JsonNode item, JsonNode filter) {
        return filter.propertyStream().allMatch(condition -> {
            var expected = condition.getValue();
            if (expected.isNull() || expected.isArray() && expected.isEmpty()) {
                return true; // the client sends empty lists for filters that are not set
            }
            if (condition.getKey().equals("$or")) {
                return expected.valueStream().anyMatch(alternative -> matches(item, alternative));
            }
            if (!item.has(condition.getKey())) {
                throw new Unsupported("the filter " + condition.getKey());
            }
            var actual = item.path(condition.getKey());
            return expected.isObject()
                    ? expected.propertyStream()
                            .allMatch(operator -> holds(actual, operator.getKey(), operator.getValue()))
                    : same(actual, expected);
        });
    }

    private static boolean holds(JsonNode actual, String operator, JsonNode operand) {
        if (operand.isNull()) {
            return true;
        }
        Predicate<JsonNode> equal = candidate -> same(actual, candidate);
        return switch (operator) {
            case "$eq" -> equal.test(operand);
            case "$neq" -> !equal.test(operand);
            case "$in" -> operand.isEmpty() || operand.valueStream().anyMatch(equal);
            case "$notIn" -> operand.valueStream().noneMatch(equal);
            case "$exists" -> actual.isNull() != operand.asBoolean();
            case "$gt" -> compare(actual, operand) > 0;
            case "$gte" -> compare(actual, operand) >= 0;
            case "$lt" -> compare(actual, operand) < 0;
            case "$lte" -> compare(actual, operand) <= 0;
            case "$like" -> actual.asString("").matches(asPattern(operand.asString()));
            default -> throw new Unsupported("the operator " + operator);
        };
    }

    private static String asPattern(String wildcards) {
        return "\\Q" + wildcards.replace("*", "\\E.*\\Q").replace("?", "\\E.\\Q") + "\\E";
    }

    private static boolean same(JsonNode actual, JsonNode expected) {
        return !actual.isNull() && text(actual).equals(text(expected));
    }

    private static int compare(JsonNode a, JsonNode b) {
        return a.isNumber() && b.isNumber() ? Double.compare(a.asDouble(), b.asDouble()) : text(a).compareTo(text(b));
    }

    private static String text(JsonNode value) {
        return value.isValueNode() ? value.asString("") : value.toString();
    }
}
