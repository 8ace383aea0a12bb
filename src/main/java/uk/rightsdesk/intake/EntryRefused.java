package uk.rightsdesk.intake;

import java.util.Map;

/** An entry that cannot be taken as it stands. */
public class EntryRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Map<String, String> problems;

    EntryRefused(Map<String, String> problems) {
        super("entry refused: " + problems.keySet());
        this.problems = Map.copyOf(problems);
    }

    /** By name of the field of {@link DeskEntry}: what the member of staff is to do. */
    public Map<String, String> problems() {
        return problems;
    }
}
