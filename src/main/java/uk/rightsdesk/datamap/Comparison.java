package uk.rightsdesk.datamap;

/**
 * How an identifier is compared with a column. Both sides get the same expression, in the database, so that they cannot
 * differ in their idea of a letter; an index on the expression makes the search fast.
 */
public enum Comparison {
    EXACTLY("exactly", "letter by letter", "%s"),
    IGNORING_CASE("ignoring-case", "upper and lower case alike", "lower(btrim(%s))"),
    AS_UK_PHONE(
            "as-uk-phone",
            "digits only, +44 as 0",
            "regexp_replace(regexp_replace(%s, '[^0-9]', '', 'g'), '^(00)?44(0)?', '0')");

    private final String id;
    private final String label;
    private final String expression;

    Comparison(String id, String label, String expression) {
        this.id = id;
        this.label = label;
        this.expression = expression;
    }

    /** The word used in the map. */
    public String id() {
        return id;
    }

    /** In words, for the account of the search. */
    public String label() {
        return label;
    }

    /**
     * The condition that a column equals a parameter of the statement. Nothing equals what has nothing left to compare:
     * a number without digits must not find everybody whose number is "not given".
     */
    String condition(String column) {
        return normalised(column) + " = nullif(" + normalised("CAST(? AS text)") + ", '')";
    }

    /** What is compared: of a column, or of a parameter. */
    String normalised(String value) {
        return expression.formatted(value);
    }
}
