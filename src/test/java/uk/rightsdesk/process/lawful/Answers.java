package uk.rightsdesk.process.lawful;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the variables are known to be at a point, because a gateway was just passed or a constant just mapped. With it
 * two gateways in a row that ask the same question are not thought to be answered differently.
 */
record Answers(Map<String, String> values) {

    static final Answers NONE = new Answers(Map.of());

    /** No variable has this name: it tells which job was the last, for what its answers mean depends on that. */
    private static final String LAST_JOB = "last job";

    Answers {
        values = Map.copyOf(values);
    }

    static Answers after(String jobType) {
        return new Answers(Map.of(LAST_JOB, jobType));
    }

    boolean follow(String jobType) {
        return jobType.equals(values.get(LAST_JOB));
    }

    boolean say(Map<String, String> answers) {
        return values.entrySet().containsAll(answers.entrySet());
    }

    Optional<String> of(String variable) {
        return Optional.ofNullable(values.get(variable));
    }

    Answers with(Map<String, String> more) {
        var all = new HashMap<>(values);
        all.putAll(more);
        return new Answers(all);
    }

    Answers without(Collection<String> variables) {
        var rest = new HashMap<>(values);
        rest.keySet().removeAll(variables);
        return new Answers(rest);
    }

    Answers withoutLastJob() {
        return without(List.of(LAST_JOB));
    }
}
