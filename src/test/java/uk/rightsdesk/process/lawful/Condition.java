package uk.rightsdesk.process.lawful;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The condition of a sequence flow, as far as it can be understood: comparisons of a variable with a code, joined by
 * {@code and} and {@code or}. Whatever else it says may be true or false, which is the safe side: more paths are
 * thought possible than are.
 */
final class Condition {

    private static final Pattern COMPARISON = Pattern.compile("(\\w+) (!?=) \"([^\"]*)\"");
    private static final Pattern FLAG = Pattern.compile("\\w+");
    private static final Pattern NEGATED_FLAG = Pattern.compile("not\\((\\w+)\\)");

    private record Comparison(String variable, boolean equal, String value) {

        Optional<Boolean> holds(Answers answers) {
            return answers.of(variable).map(known -> known.equals(value) == equal);
        }
    }

    /** Either of these lists holds, and all of the list: empty where the condition is beyond us. */
    private final List<List<Comparison>> alternatives;

    private Condition(List<List<Comparison>> alternatives) {
        this.alternatives = alternatives;
    }

    static Condition of(String feel) {
        var text = feel.strip().replaceFirst("^=", "").strip();
        var alternatives = Arrays.stream(text.split(" or ", -1))
                .map(part -> Arrays.stream(part.split(" and ", -1))
                        .map(Condition::comparison)
                        .toList())
                .toList();
        var understood = alternatives.stream().flatMap(List::stream).allMatch(Optional::isPresent);
        return new Condition(
                understood
                        ? alternatives.stream()
                                .map(all ->
                                        all.stream().map(Optional::orElseThrow).toList())
                                .toList()
                        : List.of());
    }

    private static Optional<Comparison> comparison(String text) {
        var atom = text.strip();
        var compared = COMPARISON.matcher(atom);
        if (compared.matches()) {
            return Optional.of(
                    new Comparison(compared.group(1), compared.group(2).equals("="), compared.group(3)));
        }
        var negated = NEGATED_FLAG.matcher(atom);
        if (negated.matches()) {
            return Optional.of(new Comparison(negated.group(1), true, "false"));
        }
        return FLAG.matcher(atom).matches() ? Optional.of(new Comparison(atom, true, "true")) : Optional.empty();
    }

    /** What may be known once the condition held: nothing where it cannot hold. */
    List<Answers> met(Answers answers) {
        if (alternatives.isEmpty()) {
            return List.of(answers);
        }
        return alternatives.stream()
                .flatMap(all -> met(all, answers).stream())
                .distinct()
                .toList();
    }

    private static Optional<Answers> met(List<Comparison> all, Answers answers) {
        var known = answers;
        for (var comparison : all) {
            if (!comparison.holds(known).orElse(true)) {
                return Optional.empty();
            }
            if (comparison.equal()) {
                known = known.with(Map.of(comparison.variable(), comparison.value()));
            }
        }
        return Optional.of(known);
    }

    boolean surelyMet(Answers answers) {
        return alternatives.stream()
                .anyMatch(all -> all.stream()
                        .allMatch(comparison -> comparison.holds(answers).orElse(false)));
    }

    /** The constants among the given output mappings, by their target. */
    static Map<String, String> constants(Map<String, String> sourceByTarget, Answers inner) {
        var constants = new HashMap<String, String>();
        sourceByTarget.forEach((target, source) -> {
            var text = source.strip().replaceFirst("^=", "").strip();
            if (text.matches("\"[^\"]*\"")) {
                constants.put(target, text.substring(1, text.length() - 1));
            } else if (text.matches("true|false")) {
                constants.put(target, text);
            } else {
                inner.of(text).ifPresent(value -> constants.put(target, value));
            }
        });
        return constants;
    }
}
