package uk.rightsdesk.datamap;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Builds the map from a document that is valid by the schema, and finds what a schema cannot say: references to nothing
 * and paths that do not end at a person. Collects every problem rather than stopping at the first.
 */
final class DataMapBuilder {

    private final List<String> problems = new ArrayList<>();
    private final Map<String, Category> categories = new LinkedHashMap<>();
    private final Map<String, Purpose> purposes = new LinkedHashMap<>();
    private final Map<String, Retention> retention = new LinkedHashMap<>();
    private final Map<String, RecipientCategory> recipients = new LinkedHashMap<>();

    List<String> problems() {
        return List.copyOf(problems);
    }

    DataMap build(JsonNode root) {
        fill(categories, root.path("categories"), (id, words) -> new Category(id, words.asString()));
        fill(purposes, root.path("purposes"), DataMapBuilder::purpose);
        fill(retention, root.path("retention"), (id, words) -> new Retention(id, words.asString()));
        fill(recipients, root.path("recipients"), DataMapBuilder::recipient);
        List<AutomatedDecision> decisions = root.path("automated-decisions").values().stream()
                .map(d -> new AutomatedDecision(text(d, "decision"), text(d, "logic"), text(d, "consequences")))
                .toList();
        List<SystemOfRecord> systems = properties(root.path("systems"))
                .filter(system -> !isByHand(system.getValue()))
                .map(system -> system(system.getKey(), system.getValue()))
                .toList();
        List<SystemByHand> byHand = properties(root.path("systems"))
                .filter(system -> isByHand(system.getValue()))
                .map(system -> new SystemByHand(
                        system.getKey(), text(system.getValue(), "label"), text(system.getValue(), "answered-by")))
                .toList();
        return new DataMap(
                updated(root.path("updated")),
                systems,
                byHand,
                List.copyOf(categories.values()),
                List.copyOf(purposes.values()),
                List.copyOf(retention.values()),
                List.copyOf(recipients.values()),
                decisions);
    }

    private static boolean isByHand(JsonNode system) {
        return text(system, "kind").equals("by-hand");
    }

    private LocalDate updated(JsonNode node) {
        try {
            return LocalDate.parse(node.asString());
        } catch (DateTimeException e) {
            problem(node, "/updated", "no such day");
            return LocalDate.EPOCH;
        }
    }

    private static Purpose purpose(String id, JsonNode node) {
        LawfulBasis basis = byId(LawfulBasis.values(), LawfulBasis::id, text(node, "lawful-basis"));
        return new Purpose(
                id,
                text(node, "label"),
                basis,
                switch (basis) {
                    case LEGITIMATE_INTERESTS -> text(node, "interest");
                    case LEGAL_OBLIGATION -> text(node, "law");
                    default -> null;
                },
                node.path("direct-marketing").asBoolean(false),
                node.path("known-as").values().stream().map(JsonNode::asString).toList());
    }

    private static RecipientCategory recipient(String id, JsonNode node) {
        JsonNode abroad = node.path("abroad");
        return new RecipientCategory(
                id,
                text(node, "label"),
                abroad.isMissingNode()
                        ? null
                        : new RecipientCategory.Transfer(text(abroad, "country"), text(abroad, "safeguard")));
    }

    private SystemOfRecord system(String name, JsonNode node) {
        String path = "/systems/" + name;
        List<MappedTable> tables = properties(node.path("tables"))
                .map(table -> table(path + "/tables/" + table.getKey(), table.getKey(), table.getValue()))
                .toList();
        Map<String, MappedTable> byName = new LinkedHashMap<>();
        tables.forEach(table -> byName.put(table.name(), table));
        int problemsBefore = problems.size();
        for (MappedTable table : tables) {
            checkReferences(
                    path + "/tables/" + table.name(), node.path("tables").path(table.name()), table, byName);
        }
        List<SystemOfRecord.DisclosureTable> disclosures = node.path("disclosures").values().stream()
                .map(disclosure -> disclosure(path + "/disclosures", disclosure, byName))
                .toList();
        var system = new SystemOfRecord(
                name,
                text(node, "label"),
                text(node, "schema"),
                tables,
                disclosures,
                ChangeWords.restrictions(node),
                ChangeWords.stops(node),
                RetentionWords.rules(node));
        if (problems.size() == problemsBefore) {
            // paths are known to lead somewhere
            new ChangeRules(system, purposes.keySet())
                    .problems(node, path)
                    .forEach(p -> problem(p.node(), p.path(), p.text()));
            RetentionWords.problems(system, node, path).forEach(p -> problem(p.node(), p.path(), p.text()));
        }
        return system;
    }

    private MappedTable table(String path, String name, JsonNode node) {
        List<MappedColumn> columns = node.path("columns").isArray()
                ? node.path("columns").values().stream()
                        .map(column -> (MappedColumn)
                                new MappedColumn.NotPersonal(column.asString(), text(node, "not-personal")))
                        .toList()
                : properties(node.path("columns"))
                        .map(column ->
                                column(path + "/columns/" + column.getKey(), column.getKey(), column.getValue(), node))
                        .toList();
        JsonNode key = node.path("key");
        return new MappedTable(
                name,
                text(node, "label"),
                key.isArray() ? key.values().stream().map(JsonNode::asString).toList() : List.of(key.asString()),
                link(node),
                node.has("category") ? one(categories, path, "category", node, node, id -> new Category(id, id)) : null,
                ChangeWords.erasure(
                        node.path("erasure"),
                        keep -> one(retention, path + "/erasure", "for", keep, keep, id -> new Retention(id, id))),
                columns);
    }

    private static MappedTable.Link link(JsonNode table) {
        if (table.has("not-personal")) {
            return new MappedTable.Link.None(text(table, "not-personal"));
        }
        if (table.has("reached-by")) {
            JsonNode reached = table.path("reached-by");
            return new MappedTable.Link.Through(text(reached, "column"), text(reached, "table"));
        }
        var identifiers = new EnumMap<Identifier.Kind, MappedTable.Identifying>(Identifier.Kind.class);
        properties(table.path("identified-by"))
                .forEach(identifier -> identifiers.put(
                        byId(Identifier.Kind.values(), Identifier.Kind::id, identifier.getKey()),
                        new MappedTable.Identifying(
                                text(identifier.getValue(), "column"),
                                byId(Comparison.values(), Comparison::id, text(identifier.getValue(), "compared")))));
        return new MappedTable.Link.Person(identifiers);
    }

    private MappedColumn column(String path, String name, JsonNode column, JsonNode table) {
        if (column.has("not-personal")) {
            return new MappedColumn.NotPersonal(name, text(column, "not-personal"));
        }
        return new MappedColumn.Personal(
                name,
                column.has("label") ? text(column, "label") : inWords(name),
                column.has("explained") ? text(column, "explained") : null,
                one(categories, path, "category", column, table, id -> new Category(id, id)),
                many(purposes, path, "purposes", column, table),
                byId(
                        Source.values(),
                        Source::id,
                        ownOrTable("source", column, table).asString()),
                one(retention, path, "retention", column, table, id -> new Retention(id, id)),
                many(recipients, path, "recipients", column, table),
                column.path("names-others").asBoolean(false),
                lookup(column),
                attachment(column),
                ChangeWords.treatment(column.path("erasure")));
    }

    private static MappedColumn.@Nullable Lookup lookup(JsonNode column) {
        if (!column.has("looks-up")) {
            return null;
        }
        String target = text(column, "looks-up");
        int dot = target.indexOf('.');
        return new MappedColumn.Lookup(target.substring(0, dot), target.substring(dot + 1));
    }

    private static MappedColumn.@Nullable Attachment attachment(JsonNode column) {
        JsonNode attachment = column.path("attachment");
        return attachment.isMissingNode()
                ? null
                : new MappedColumn.Attachment(
                        attachment.has("file-name") ? text(attachment, "file-name") : null,
                        attachment.has("media-type") ? text(attachment, "media-type") : null);
    }

    private SystemOfRecord.DisclosureTable disclosure(String path, JsonNode node, Map<String, MappedTable> tables) {
        String recipient = text(node, "recipient");
        if (!recipients.containsKey(recipient)) {
            problem(node.path("recipient"), path, "unknown recipient '" + recipient + "'");
        }
        MappedTable table = tables.get(text(node, "table"));
        if (table == null || !table.isPersonal()) {
            problem(node.path("table"), path, "'" + text(node, "table") + "' is no table tied to a person");
        } else {
            requireColumn(path, node.path("at"), table, text(node, "at"));
            Optional<MappedColumn.Lookup> name = table.personalColumns().stream()
                    .filter(column -> column.name().equals(text(node, "to")))
                    .flatMap(column -> Stream.ofNullable(column.lookup()))
                    .findFirst();
            if (name.isEmpty()) {
                problem(node.path("to"), path, "column '" + text(node, "to") + "' looks up no name");
            } else if (tables.containsKey(name.get().table())) {
                Stream.of("contact", "terms", "privacy-notice")
                        .filter(node::has)
                        .forEach(word -> requireColumn(
                                path, node.path(word), tables.get(name.get().table()), text(node, word)));
            }
        }
        return new SystemOfRecord.DisclosureTable(
                recipients.getOrDefault(recipient, new RecipientCategory(recipient, recipient, null)),
                text(node, "table"),
                text(node, "to"),
                text(node, "at"),
                node.has("contact") ? text(node, "contact") : null,
                node.has("terms") ? text(node, "terms") : null,
                node.has("privacy-notice") ? text(node, "privacy-notice") : null);
    }

    private void checkReferences(String path, JsonNode node, MappedTable table, Map<String, MappedTable> tables) {
        table.key().forEach(column -> requireColumn(path + "/key", node.path("key"), table, column));
        switch (table.link()) {
            case MappedTable.Link.None none -> {}
            case MappedTable.Link.Person person -> {
                requireSingleKey(path, node, table);
                person.identifiers()
                        .values()
                        .forEach(i ->
                                requireColumn(path + "/identified-by", node.path("identified-by"), table, i.column()));
            }
            case MappedTable.Link.Through through -> {
                requireColumn(path + "/reached-by", node.path("reached-by"), table, through.column());
                checkPath(path + "/reached-by", node.path("reached-by"), table, tables);
            }
        }
        for (MappedColumn.Personal column : table.personalColumns()) {
            String at = path + "/columns/" + column.name();
            JsonNode columnNode = node.path("columns").path(column.name());
            if (column.lookup() instanceof MappedColumn.Lookup(String target, String shown)) {
                MappedTable targetTable = tables.get(target);
                if (targetTable == null) {
                    problem(columnNode, at, "looks up unknown table '" + target + "'");
                } else {
                    requireSingleKey(at, columnNode, targetTable);
                    requireColumn(at, columnNode, targetTable, shown);
                }
            }
            if (column.attachment() instanceof MappedColumn.Attachment attachment) {
                Stream.of(attachment.fileNameColumn(), attachment.mediaTypeColumn())
                        .filter(c -> c != null)
                        .forEach(c -> requireColumn(at + "/attachment", columnNode, table, c));
            }
        }
    }

    /** A path must end at a person, so every table on it is known, tied further on, and met once. */
    private void checkPath(String path, JsonNode node, MappedTable start, Map<String, MappedTable> tables) {
        Set<String> met = new HashSet<>();
        MappedTable table = start;
        while (table.link() instanceof MappedTable.Link.Through through) {
            if (!met.add(table.name())) {
                problem(node, path, "the path runs in a circle and never reaches a person");
                return;
            }
            MappedTable next = tables.get(through.table());
            if (next == null) {
                problem(node, path, "unknown table '" + through.table() + "'");
                return;
            }
            requireSingleKey(path, node, next);
            table = next;
        }
        if (!table.isPersonal()) {
            problem(node, path, "the path ends at '" + table.name() + "', which is not personal");
        }
    }

    private void requireSingleKey(String path, JsonNode node, MappedTable table) {
        if (table.key().size() != 1) {
            problem(node, path, "'" + table.name() + "' needs a key of one column, because others point to it");
        }
    }

    private void requireColumn(String path, JsonNode node, MappedTable table, String column) {
        if (table.columns().stream().noneMatch(c -> c.name().equals(column))) {
            problem(node, path, "table '" + table.name() + "' lists no column '" + column + "'");
        }
    }

    private <T> T one(
            Map<String, T> known, String path, String name, JsonNode column, JsonNode table, Function<String, T> none) {
        JsonNode reference = ownOrTable(name, column, table);
        T value = known.get(reference.asString());
        if (value == null) {
            problem(reference, path + "/" + name, "unknown '" + reference.asString() + "'");
            return none.apply(reference.asString());
        }
        return value;
    }

    private <T> List<T> many(Map<String, T> known, String path, String name, JsonNode column, JsonNode table) {
        var values = new ArrayList<T>();
        for (JsonNode reference : ownOrTable(name, column, table).values()) {
            T value = known.get(reference.asString());
            if (value == null) {
                problem(reference, path + "/" + name, "unknown '" + reference.asString() + "'");
            } else {
                values.add(value);
            }
        }
        return values;
    }

    private static JsonNode ownOrTable(String name, JsonNode column, JsonNode table) {
        return column.has(name) ? column.path(name) : table.path(name);
    }

    private static <T> void fill(Map<String, T> target, JsonNode node, BiFunction<String, JsonNode, T> make) {
        properties(node).forEach(p -> target.put(p.getKey(), make.apply(p.getKey(), p.getValue())));
    }

    static Stream<Map.Entry<String, JsonNode>> properties(JsonNode node) {
        Collection<Map.Entry<String, JsonNode>> properties = node.properties();
        return properties.stream();
    }

    static <T> T byId(T[] values, Function<T, String> id, String wanted) {
        return Stream.of(values)
                .filter(v -> id.apply(v).equals(wanted))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("The schema allows a word that the code does not know"));
    }

    static String inWords(String column) {
        String words = column.replace('_', ' ').strip();
        return words.isEmpty() ? column : Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    static String text(JsonNode node, String name) {
        return node.path(name).asString();
    }

    private void problem(JsonNode node, String path, String text) {
        problems.add(DataMapReader.line(node) + path + ": " + text);
    }
}
