package uk.rightsdesk.letter;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects the clauses that a letter lacks, each with the law that asks for it. */
final class Clauses {

    private final List<IncompleteLetter.Missing> missing = new ArrayList<>();

    /** What is missing so far, in the order of the letter. */
    List<IncompleteLetter.Missing> missing() {
        return missing;
    }

    /** There are sentences, and each says something. */
    void reasons(List<Reason> reasons, String clause, String source) {
        texts(reasons.stream().map(Reason::sentence).toList(), clause, source);
    }

    /** There are items, or a sentence that says there are none. */
    void answer(Answer<?> answer, String clause, String source) {
        require(!answer.items().isEmpty() || saysSomething(answer.explanation()), clause, source);
    }

    void texts(List<String> texts, String clause, String source) {
        require(!texts.isEmpty() && texts.stream().allMatch(Clauses::saysSomething), clause, source);
    }

    void text(@Nullable String text, String clause, String source) {
        require(saysSomething(text), clause, source);
    }

    void require(boolean present, String clause, String source) {
        IncompleteLetter.Missing clauseMissing = new IncompleteLetter.Missing(clause, source);
        if (!present && !missing.contains(clauseMissing)) {
            missing.add(clauseMissing);
        }
    }

    /** A dash or a full stop in a field that must be filled says nothing. */
    private static boolean saysSomething(@Nullable String text) {
        return text != null && text.codePoints().anyMatch(Character::isLetterOrDigit);
    }
}
