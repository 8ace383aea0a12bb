package uk.rightsdesk.datamap;

import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What the organisation holds about people, where, why, how long and who receives it: the one source of the information
 * that UK GDPR Article 15(1)(a) to (h) and 15(2) ask for. Immutable; complete in itself, as every reference in the file
 * was resolved when it was read.
 *
 * @param updated the day on which a person last reviewed the map
 * @param systems in the order of the file
 * @param byHand systems without an interface, in the order of the file
 * @param categories in the order of the file
 * @param purposes in the order of the file
 * @param retention in the order of the file
 * @param recipients in the order of the file
 * @param automatedDecisions empty where none is made
 */
public record DataMap(
        LocalDate updated,
        List<SystemOfRecord> systems,
        List<SystemByHand> byHand,
        List<Category> categories,
        List<Purpose> purposes,
        List<Retention> retention,
        List<RecipientCategory> recipients,
        List<AutomatedDecision> automatedDecisions) {

    public DataMap {
        systems = List.copyOf(systems);
        byHand = List.copyOf(byHand);
        categories = List.copyOf(categories);
        purposes = List.copyOf(purposes);
        retention = List.copyOf(retention);
        recipients = List.copyOf(recipients);
        automatedDecisions = List.copyOf(automatedDecisions);
    }

    /**
     * What holds for one category of data: a row of the table in a letter.
     *
     * @param category the category
     * @param purposes why data of the category are processed
     * @param sources where they come from
     * @param retention how long they are kept
     * @param recipients who receives them, by category
     */
    public record Overview(
            Category category,
            Set<Purpose> purposes,
            Set<Source> sources,
            Set<Retention> retention,
            Set<RecipientCategory> recipients) {}

    /** The system of that name. */
    public SystemOfRecord system(String name) {
        return systems.stream()
                .filter(s -> s.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No system " + name + " in the data map"));
    }

    /** The category of that id. */
    public Category category(String id) {
        return categories.stream()
                .filter(c -> c.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No category " + id + " in the data map"));
    }

    /**
     * Purposes, sources, retention and recipients of each of the categories, read from the columns that carry it.
     *
     * @param categoryIds the categories a person's data fall in; those of no column are left out
     */
    public List<Overview> overview(Collection<String> categoryIds) {
        return categories.stream()
                .filter(category -> categoryIds.contains(category.id()))
                .map(this::overview)
                .filter(overview -> !overview.purposes().isEmpty())
                .toList();
    }

    private Overview overview(Category category) {
        var overview = new Overview(
                category, new LinkedHashSet<>(), new LinkedHashSet<>(), new LinkedHashSet<>(), new LinkedHashSet<>());
        systems.stream()
                .flatMap(system -> system.tables().stream())
                .flatMap(table -> table.personalColumns().stream())
                .filter(column -> column.category().equals(category))
                .forEach(column -> {
                    overview.purposes().addAll(column.purposes());
                    overview.sources().add(column.source());
                    overview.retention().add(column.retention());
                    overview.recipients().addAll(column.recipients());
                });
        return overview;
    }
}
