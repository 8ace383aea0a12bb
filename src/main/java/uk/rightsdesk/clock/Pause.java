package uk.rightsdesk.clock;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A question about what an access request covers, and its answer.
 *
 * @param answeredOn the day on which the answer arrived; null while it is awaited
 * @throws InvalidLedgerException where the answer comes before the question
 */
public record Pause(LocalDate askedOn, @Nullable LocalDate answeredOn) {

    public Pause {
        if (answeredOn != null && answeredOn.isBefore(askedOn)) {
            throw new InvalidLedgerException("a pause ends before it begins");
        }
    }
}
