package uk.rightsdesk.rights.access;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What was decided of an element, last.
 *
 * @param kind what becomes of it
 * @param exemption code of the exemption; null where it is disclosed
 * @param named whether the exemption is named to the person
 * @param reasons told to the person; null where it is disclosed
 * @param weighing what was weighed, kept with the request
 * @param decidedBy user name of the member of staff
 */
public record ElementOutcome(
        Kind kind,
        @Nullable String exemption,
        boolean named,
        @Nullable String reasons,
        Weighing weighing,
        String decidedBy,
        Instant decidedAt) {

    /** What becomes of an element: every element is exactly one of these, and in an answer one of the first three. */
    public enum Kind {
        DISCLOSE,
        /** Given without some of it. */
        REDACT,
        WITHHOLD,
        /** Not given before it is decided: somebody else was asked about it. */
        ASK
    }

    /** Whether it is left out of the answer as a whole. */
    public boolean withheld() {
        return kind == Kind.WITHHOLD;
    }

    /** Without the free text. */
    @Override
    public String toString() {
        return "ElementOutcome[" + kind + "]";
    }
}
