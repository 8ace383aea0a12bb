package uk.rightsdesk.breach;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A report to the regulator as it was made: never changed afterwards, another phase follows it.
 *
 * @param phase counts from one
 * @param facts as they were known
 * @param delayedBecause why it is late; blank unless it is
 * @param late whether it was made more than 72 hours after the company became aware
 * @param complete whether all that Article 33(3) asks for was known
 * @param madeBy user name
 * @param sent null until staff record that it was sent
 */
public record BreachReport(
        BreachId breach,
        int phase,
        BreachFacts facts,
        String delayedBecause,
        boolean late,
        boolean complete,
        String madeBy,
        Instant madeAt,
        @Nullable Sent sent) {

    /**
     * @param receipt the regulator's reference; blank where it gave none
     * @param by user name of who recorded it
     */
    public record Sent(Instant at, ReportChannel channel, String receipt, String by) {}

    public boolean isSent() {
        return sent != null;
    }

    /** Without its texts. */
    @Override
    public String toString() {
        return "BreachReport[" + breach + ", " + phase + "]";
    }
}
