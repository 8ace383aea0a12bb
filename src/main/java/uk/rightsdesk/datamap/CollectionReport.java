package uk.rightsdesk.datamap;

import java.time.Instant;
import java.util.List;

/**
 * The account of a collection: where was looked, how, when, and what was found. With it a letter can state the search
 * that was made, which must be reasonable and proportionate (UK GDPR Article 15(1A)).
 *
 * @param systems every system of the map, those included where the person was not found
 */
public record CollectionReport(List<SystemSearched> systems) {

    public CollectionReport {
        systems = List.copyOf(systems);
    }

    /** The number of elements given to the sink. */
    public long elements() {
        return systems.stream()
                .flatMap(s -> s.tables().stream())
                .mapToLong(TableSearched::rows)
                .sum();
    }

    /** Who was sent what, over all systems. */
    public List<Disclosure> disclosures() {
        return systems.stream().flatMap(s -> s.disclosures().stream()).toList();
    }

    /**
     * @param system name of the system in the map
     * @param label in words for the requester
     * @param at the moment of the snapshot: later changes are not in the collection
     * @param keys by which columns people can be found, and how they are compared
     * @param people how many rows of people the collection followed; 0 where the person was not found
     * @param tables every table that could hold data about the person
     * @param disclosures who was sent what, the earliest first
     * @param findings differences between map and database; not empty only where a warning was chosen for them
     */
    public record SystemSearched(
            String system,
            String label,
            Instant at,
            List<String> keys,
            int people,
            List<TableSearched> tables,
            List<Disclosure> disclosures,
            List<Finding> findings) {

        public SystemSearched {
            keys = List.copyOf(keys);
            tables = List.copyOf(tables);
            disclosures = List.copyOf(disclosures);
            findings = List.copyOf(findings);
        }

        /** Whether the system holds nothing about the person. */
        public boolean nothingHeld() {
            return tables.stream().allMatch(TableSearched::nothingHeld);
        }
    }

    /**
     * @param table name of the table in the system
     * @param label in words for the requester
     * @param path how its rows lead to a person, by tables and columns
     * @param rows how many were found
     */
    public record TableSearched(String table, String label, String path, long rows) {

        public boolean nothingHeld() {
            return rows == 0;
        }
    }
}
