package uk.rightsdesk.rights.access;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What was decided of an element, last.
 *
 * @param withheld whether it is left out of the answer
 * @param exemption code of the exemption; null where it is disclosed
 * @param named whether the exemption is named to the person
 * @param reasons told to the person; null where it is disclosed
 * @param factors what was weighed, kept with the request; null where nothing was noted
 * @param decidedBy user name of the member of staff
 */
public record ElementOutcome(
        boolean withheld,
        @Nullable String exemption,
        boolean named,
        @Nullable String reasons,
        @Nullable String factors,
        String decidedBy,
        Instant decidedAt) {

    /** Without the free text. */
    @Override
    public String toString() {
        return "ElementOutcome[" + (withheld ? "withhold" : "disclose") + "]";
    }
}
