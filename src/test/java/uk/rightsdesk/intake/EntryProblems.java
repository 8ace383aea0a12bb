package uk.rightsdesk.intake;

import java.util.Map;

/** Refusals for tests of the page. */
public final class EntryProblems {

    private EntryProblems() {}

    public static EntryRefused of(String field, String problem) {
        return new EntryRefused(Map.of(field, problem));
    }
}
