package uk.rightsdesk.datamap;

import java.util.List;
import java.util.stream.Collectors;

/**
 * The map and the database disagree, so a collection would not be complete. The message names systems, tables and
 * columns; it holds no personal data.
 */
public final class DataMapOutOfDate extends RuntimeException {

    private final List<Finding> findings;

    DataMapOutOfDate(List<Finding> findings) {
        super(findings.stream()
                .map(Finding::toString)
                .collect(Collectors.joining("\n  ", "The data map does not describe the systems of record:\n  ", "")));
        this.findings = List.copyOf(findings);
    }

    /** At least one. */
    public List<Finding> findings() {
        return findings;
    }
}
