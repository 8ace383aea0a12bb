package uk.rightsdesk.desk;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import uk.rightsdesk.decision.DecisionKind;

/**
 * A decision about the request itself that a review may come to, with the fields that it asks for.
 *
 * @param grounds the statutory grounds to choose from; empty where none is needed
 * @param question whether the person is asked something
 * @param evidence whether the ground must be shown apart from the reasons
 * @param reasons what the reasons are, as the page asks for them; they go into the letter
 * @param costs the numbers of the rows of a fee; empty where none is charged
 */
record OtherDecision(
        Choice choice, List<Choice> grounds, boolean question, boolean evidence, String reasons, List<Integer> costs) {

    private static final List<Integer> ROWS = List.of(1, 2, 3, 4, 5);

    /** Those among the codes offered that are not about what was found. */
    static List<OtherDecision> of(List<String> offered) {
        return Choice.of(DecisionKind.REVIEW).stream()
                .filter(choice -> offered.contains(choice.code()))
                .map(OtherDecision::of)
                .filter(Objects::nonNull)
                .toList();
    }

    private static @Nullable OtherDecision of(Choice choice) {
        List<Choice> grounds = Choice.grounds(choice.code());
        return switch (choice.code()) {
            case "ask-clarification" ->
                new OtherDecision(
                        choice,
                        grounds,
                        true,
                        false,
                        "Why you reasonably need to know this to find the data",
                        List.of());
            case "extend" ->
                new OtherDecision(choice, grounds, false, false, "Why this ground holds for this request", List.of());
            case "charge-fee" ->
                new OtherDecision(choice, grounds, false, false, "What shows that this ground holds", ROWS);
            case "refuse" -> new OtherDecision(choice, grounds, false, true, "Reasons", List.of());
            default -> null;
        };
    }
}
