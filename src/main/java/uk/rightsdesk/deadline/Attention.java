package uk.rightsdesk.deadline;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the last daily sweep found.
 *
 * @param sweptAt when it looked
 * @param engineAsked whether the engine could be asked; where not, it is unknown which requests are in incident, and
 *     whether their processes still run
 * @param items the most pressing first, 200 at most
 */
public record Attention(Instant sweptAt, boolean engineAsked, List<Item> items) {

    public Attention {
        items = List.copyOf(items);
    }

    /** @param dueOn null where the due date cannot be computed */
    public record Item(
            String reference,
            AttentionReason reason,
            @Nullable LocalDate dueOn) {}
}
