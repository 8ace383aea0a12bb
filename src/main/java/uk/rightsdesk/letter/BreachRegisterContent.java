package uk.rightsdesk.letter;

import java.util.List;

/**
 * The register of personal data breaches, each with its facts, its effects and what was done (UK GDPR Article 33(5)):
 * for the regulator to verify.
 *
 * @param head to whoever reads it; the date is that of the state it shows
 * @param breaches newest first; may be empty
 */
public record BreachRegisterContent(LetterHead head, List<Entry> breaches) implements LetterContent {

    public BreachRegisterContent {
        breaches = List.copyOf(breaches);
    }

    /**
     * One breach.
     *
     * @param reference such as B-2026-000001
     * @param fields label and value, in the order of the register; a value may have several lines
     */
    public record Entry(String reference, List<Field> fields) {
        public Entry {
            fields = List.copyOf(fields);
        }
    }

    /** @param value what is recorded; empty where nothing is */
    public record Field(String label, String value) {}
}
