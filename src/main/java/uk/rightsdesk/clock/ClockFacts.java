package uk.rightsdesk.clock;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * All that the statutory period depends on, where it comes from somewhere other than a {@link Ledger}.
 *
 * @param receivedOn the day of receipt, in Europe/London
 * @param prerequisites what had to arrive before the period starts
 * @param pauses questions about what the request covers, in any order; they may overlap
 * @param extension null where the period was not extended
 * @throws InvalidLedgerException where a prerequisite arrived before the request
 */
public record ClockFacts(
        LocalDate receivedOn,
        List<Prerequisite> prerequisites,
        List<Pause> pauses,
        @Nullable Extension extension) {

    public ClockFacts {
        prerequisites = List.copyOf(prerequisites);
        pauses = List.copyOf(pauses);
        for (Prerequisite prerequisite : prerequisites) {
            if (prerequisite.metOn() != null && prerequisite.metOn().isBefore(receivedOn)) {
                throw new InvalidLedgerException("what the period had to wait for arrived before the request");
            }
        }
    }

    /**
     * The relevant time: the latest of receipt and the arrival of every prerequisite; null while one is outstanding.
     */
    @Nullable
    LocalDate relevantOn() {
        LocalDate relevant = receivedOn;
        for (Prerequisite prerequisite : prerequisites) {
            LocalDate metOn = prerequisite.metOn();
            if (metOn == null) {
                return null;
            }
            relevant = metOn.isAfter(relevant) ? metOn : relevant;
        }
        return relevant;
    }

    List<Topic> outstanding() {
        return topicsMetOn(null);
    }

    List<Topic> topicsMetOn(@Nullable LocalDate day) {
        return prerequisites.stream()
                .filter(prerequisite -> Objects.equals(prerequisite.metOn(), day))
                .map(Prerequisite::topic)
                .toList();
    }
}
