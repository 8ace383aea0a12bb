package uk.rightsdesk.datamap;

import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.context.properties.bind.Binder;

/**
 * The comparison of the configured map with the live schemas of its systems, by the settings of the desk and without
 * starting it.
 *
 * @param systems how many systems were compared
 * @param tables how many tables of the map were compared
 * @param findings where map and schema differ; empty when they agree
 * @param unavailable one line for each system that could not be compared; holds no personal data
 */
public record DataMapComparison(int systems, int tables, List<Finding> findings, List<String> unavailable) {

    public DataMapComparison {
        findings = List.copyOf(findings);
        unavailable = List.copyOf(unavailable);
    }

    /**
     * Compares every system; one that is down does not hide what is wrong with another.
     *
     * @param settings with {@code rightsdesk.datamap}
     * @throws InvalidDataMap when the map itself is wrong: a reference that leads nowhere, for instance
     * @throws IllegalStateException when a setting is missing, or the file of the map; the message may be shown
     */
    public static DataMapComparison by(Binder settings) {
        DataMapProperties properties = settings.bind("rightsdesk.datamap", DataMapProperties.class)
                .orElseThrow(() -> new IllegalStateException("rightsdesk.datamap.location is not set"));
        DataMap map = read(properties);
        var findings = new ArrayList<Finding>();
        var unavailable = new ArrayList<String>();
        int tables = 0;
        try (var systems = new SystemsOfRecord(map, properties)) {
            for (SystemOfRecord system : map.systems()) {
                try {
                    findings.addAll(new DataMapCheck(map, systems, properties.check()).check(system));
                    tables += system.tables().size();
                } catch (SystemOfRecordUnavailable e) {
                    unavailable.add(String.valueOf(e.getMessage()));
                }
            }
        }
        return new DataMapComparison(map.systems().size() - unavailable.size(), tables, findings, unavailable);
    }

    private static DataMap read(DataMapProperties properties) {
        try {
            return DataMapReader.read(properties.location());
        } catch (UncheckedIOException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }
}
