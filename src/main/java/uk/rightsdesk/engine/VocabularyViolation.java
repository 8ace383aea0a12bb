package uk.rightsdesk.engine;

/** A variable that may not enter the engine; tells its name and never its value. */
public final class VocabularyViolation extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String variable;

    VocabularyViolation(String variable, String rule) {
        super("Variable " + variable + " breaks the vocabulary's rule '" + rule + "'");
        this.variable = variable;
    }

    /** Name of the refused variable. */
    public String variable() {
        return variable;
    }
}
