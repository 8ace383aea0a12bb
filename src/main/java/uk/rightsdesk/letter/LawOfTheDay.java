package uk.rightsdesk.letter;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The wording and the regulator in force on the day of a letter.
 *
 * @param wording what is in force
 * @param ids the ids of all wording, in force or not
 * @param regulators the regulators in force: one, unless the data is wrong
 */
record LawOfTheDay(List<Wording> wording, List<String> ids, List<Regulator> regulators) {

    /** The ids that have no version in force, or more than one. */
    List<String> gaps() {
        return ids.stream()
                .filter(id -> wording.stream()
                                .filter(version -> version.id().equals(id))
                                .count()
                        != 1)
                .toList();
    }

    @Nullable
    Regulator regulator() {
        return regulators.size() == 1 ? regulators.getFirst() : null;
    }

    Wording wording(String id) {
        return wording.stream()
                .filter(version -> version.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no wording in force: " + id));
    }
}
