package uk.rightsdesk.process.lawful;

import java.util.List;

/** One objection, as a reviewer would write it: which model, what is wrong, on which path, and by which law. */
record Finding(String file, String objection, List<String> path, String law) {

    String sentence() {
        return "%s: %s, by the path %s. %s.".formatted(file, objection, String.join(" → ", path), law);
    }
}
