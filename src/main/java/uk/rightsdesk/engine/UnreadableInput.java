package uk.rightsdesk.engine;

/** A variable that a worker needs is missing or not of the worker's type; tells its name and never its value. */
final class UnreadableInput extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String variable;

    UnreadableInput(String variable) {
        super("Variable " + variable + " is missing or not of the type that the worker reads");
        this.variable = variable;
    }

    String variable() {
        return variable;
    }
}
