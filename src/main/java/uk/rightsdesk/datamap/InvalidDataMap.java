package uk.rightsdesk.datamap;

import java.util.List;

/**
 * A data map that cannot be used. The message names file, line and path of every problem; it holds no personal data.
 */
public final class InvalidDataMap extends RuntimeException {

    private final List<String> problems;

    InvalidDataMap(String file, List<String> problems) {
        super("The data map " + file + " is not valid:\n  " + String.join("\n  ", problems));
        this.problems = List.copyOf(problems);
    }

    /** One line for each problem. */
    public List<String> problems() {
        return problems;
    }
}
