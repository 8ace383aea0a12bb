package uk.rightsdesk.datamap;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Whose rows are kept beyond their period, and why.
 *
 * @param bySystem keys of people, see {@link SubjectMatch}, by system and reason
 */
public record HeldPeople(Map<String, Map<RetentionRule.Hold, Set<String>>> bySystem) {

    public static final HeldPeople NOBODY = new HeldPeople(Map.of());

    /** Keys of the rows of a table of people that a rule leaves alone for this reason. */
    Set<String> keys(String system, MappedTable people, RetentionRule rule, RetentionRule.Hold reason) {
        Set<String> keys = new TreeSet<>();
        if (rule.holds().contains(reason)) {
            for (String subjectKey : bySystem.getOrDefault(system, Map.of()).getOrDefault(reason, Set.of())) {
                var person = RowKey.Person.parse(subjectKey);
                if (person.table().equals(people.name())) {
                    keys.add(person.key());
                }
            }
        }
        return keys;
    }

    /** The same for any reason. */
    Set<String> keys(String system, MappedTable people, RetentionRule rule) {
        Set<String> keys = new TreeSet<>();
        for (RetentionRule.Hold reason : rule.holds()) {
            keys.addAll(keys(system, people, rule, reason));
        }
        return keys;
    }

    /** Numbers only. */
    @Override
    public String toString() {
        return "HeldPeople[" + bySystem.size() + " systems]";
    }
}
