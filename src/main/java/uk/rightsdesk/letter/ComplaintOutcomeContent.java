package uk.rightsdesk.letter;

import java.util.List;

/**
 * The outcome of a complaint, issue by issue (Data Protection Act 2018 section 164A(4)).
 *
 * @param issues at least one
 */
public record ComplaintOutcomeContent(LetterHead head, List<Issue> issues) implements LetterContent {

    public ComplaintOutcomeContent {
        issues = List.copyOf(issues);
    }

    /**
     * One thing complained of: text by staff, a paragraph for each line.
     *
     * @param what the person complains of
     * @param finding what we found
     * @param change what we did or changed, or why nothing
     */
    public record Issue(String what, String finding, String change, Verdict verdict) {}

    /** Whether the person was right. */
    public enum Verdict implements Coded {
        UPHELD("You were right"),
        PARTLY_UPHELD("You were right in part"),
        NOT_UPHELD("We found nothing wrong");

        private final String words;

        Verdict(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }

        /** @throws IllegalArgumentException when none bears the code */
        public static Verdict of(String code) {
            return Coded.of(Verdict.class, code);
        }
    }
}
