package uk.rightsdesk.rights.access;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What was weighed before something was kept back; stays with the request.
 *
 * @param answers to each question that was answered; empty where the exemption asks none
 * @param note in words, such as the type of the information; null where nothing was noted
 */
public record Weighing(
        Map<Factor, Boolean> answers, @Nullable String note) {

    /** Nothing was, for the exemption asks for nothing. */
    public static final Weighing NONE = new Weighing(Map.of(), null);

    public Weighing {
        answers = Map.copyOf(answers);
        note = note == null || note.isBlank() ? null : note.strip();
    }

    boolean isComplete() {
        return answers.keySet().containsAll(Factor.all());
    }

    boolean says(Factor factor) {
        return answers.getOrDefault(factor, false);
    }

    /** Every question with its answer, then the note, in words to staff. */
    public String words() {
        return Stream.concat(
                        Arrays.stream(Factor.values())
                                .filter(answers::containsKey)
                                .map(factor -> factor.question() + (says(factor) ? " Yes." : " No.")),
                        Stream.ofNullable(note))
                .collect(Collectors.joining(" "));
    }

    /** Without the note. */
    @Override
    public String toString() {
        return "Weighing" + answers;
    }
}
