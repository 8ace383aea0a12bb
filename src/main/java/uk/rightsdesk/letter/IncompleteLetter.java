package uk.rightsdesk.letter;

import java.util.List;
import java.util.stream.Collectors;

/** A letter was refused because content that the law asks for is missing. Names the clauses, never what they say. */
public final class IncompleteLetter extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<Missing> missing;

    IncompleteLetter(String template, List<Missing> missing) {
        super(template + " lacks: " + missing.stream().map(Missing::toString).collect(Collectors.joining("; ")));
        this.missing = List.copyOf(missing);
    }

    /** What is missing, in the order of the letter; at least one. */
    public List<Missing> missing() {
        return missing;
    }

    /**
     * A clause that is missing.
     *
     * @param clause such as "recipients"
     * @param source the law that asks for it, such as "UK GDPR Article 15(1)(c)"
     */
    public record Missing(String clause, String source) {

        @Override
        public String toString() {
            return clause + " (" + source + ")";
        }
    }
}
