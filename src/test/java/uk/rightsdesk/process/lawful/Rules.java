package uk.rightsdesk.process.lawful;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** What the law asks of models, and what each job type does towards it: read from {@code lawful/rules.yaml}. */
record Rules(
        List<Job> jobs,
        Map<String, Ending> endings,
        Map<String, Requirement> requirements,
        Watch watch,
        Identity identity,
        Map<String, String> absoluteRights) {

    /**
     * What a job does: once it is completed or, where answers are named, once these were found right after it.
     *
     * @param delivers whether it sends every letter that is prepared
     */
    record Job(
            String job,
            Map<String, String> answers,
            Set<String> sends,
            Set<String> prepares,
            boolean delivers,
            Set<String> steps,
            Set<String> undoes) {

        Job {
            answers = Objects.requireNonNullElse(answers, Map.of());
            sends = Objects.requireNonNullElse(sends, Set.of());
            prepares = Objects.requireNonNullElse(prepares, Set.of());
            steps = Objects.requireNonNullElse(steps, Set.of());
            undoes = Objects.requireNonNullElse(undoes, Set.of());
        }

        Set<Fact> applyTo(Set<Fact> facts) {
            var after = new HashSet<>(facts);
            undoes.forEach(step -> after.remove(Fact.step(step)));
            steps.forEach(step -> after.add(Fact.step(step)));
            sends.forEach(letter -> after.add(Fact.sent(letter)));
            prepares.forEach(letter -> after.add(Fact.prepared(letter)));
            if (delivers) {
                var prepared = after.stream()
                        .filter(fact -> fact.kind() == Fact.Kind.PREPARED)
                        .collect(Collectors.toSet());
                after.removeAll(prepared);
                prepared.forEach(fact -> after.add(Fact.sent(fact.name())));
            }
            return Set.copyOf(after);
        }
    }

    /**
     * What must be certain where a request ends like this.
     *
     * @param letters whether the end event must say which letters were sent
     * @param answers what must have been found just before, for an ending that is free of the rest
     * @param beside whether it ends a branch beside the work only, and never the request
     */
    record Ending(
            boolean acknowledged, boolean letters, List<String> steps, Map<String, String> answers, boolean beside) {

        Ending {
            steps = Objects.requireNonNullElse(steps, List.of());
            answers = Objects.requireNonNullElse(answers, Map.of());
        }
    }

    /** How a reviewer says that something is missing, and the law that asks for it. */
    record Requirement(String without, String law) {}

    /** The processes that watch a deadline beside the work. */
    record Watch(Set<String> processes) {}

    /** What counts as verifying identity. */
    record Identity(Set<String> processes, Set<String> jobs) {}

    static Rules read() {
        try (var file = Rules.class.getResourceAsStream("/lawful/rules.yaml")) {
            return YAMLMapper.builder()
                    .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                    .build()
                    .readValue(Objects.requireNonNull(file), Rules.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same rules, were this job to do nothing. */
    Rules without(String jobType) {
        var rest = jobs.stream().filter(rule -> !rule.job().equals(jobType)).toList();
        return new Rules(rest, endings, requirements, watch, identity, absoluteRights);
    }

    Set<Fact> completed(String jobType, Set<Fact> facts) {
        var after = facts;
        for (var rule : jobs) {
            if (rule.job().equals(jobType) && rule.answers().isEmpty()) {
                after = rule.applyTo(after);
            }
        }
        return after;
    }

    Set<Fact> answered(Answers answers, Set<Fact> facts) {
        var after = facts;
        for (var rule : jobs) {
            if (!rule.answers().isEmpty() && answers.follow(rule.job()) && answers.say(rule.answers())) {
                after = rule.applyTo(after);
            }
        }
        return after;
    }

    @Nullable
    Ending ending(String name) {
        return endings.get(name);
    }

    Requirement requirement(String name) {
        return Objects.requireNonNull(requirements.get(name), () -> "rules.yaml says nothing of " + name);
    }
}
