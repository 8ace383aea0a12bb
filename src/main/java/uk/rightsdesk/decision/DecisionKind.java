package uk.rightsdesk.decision;

import java.util.List;

/** The decisions that must be attributable to a person, each with the codes it may take. */
public enum DecisionKind {
    /** UK GDPR Article 12(6): evidence of identity only where there is reasonable doubt. */
    IDENTITY("verified", "ask-evidence", "not-verified"),
    /** What was found, and whether it is complete. */
    REVIEW("ready", "collect-again"),
    /** The second person's agreement, never the reviewer's own. */
    APPROVAL("approve", "return");

    private final List<String> codes;

    DecisionKind(String... codes) {
        this.codes = List.of(codes);
    }

    public List<String> codes() {
        return codes;
    }
}
