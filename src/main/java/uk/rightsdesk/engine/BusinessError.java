package uk.rightsdesk.engine;

/** Thrown by a {@link Worker} to raise the BPMN error of the same code; its work is rolled back. */
public final class BusinessError extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String code;

    /**
     * @param code the error code of the model: letters, digits and {@code _ -}
     * @throws IllegalArgumentException if the code is not of that form
     */
    public BusinessError(String code) {
        super(code);
        if (!code.matches("[A-Za-z0-9_-]{1,80}")) {
            throw new IllegalArgumentException("A business error is told by the code in the model");
        }
        this.code = code;
    }

    public String code() {
        return code;
    }
}
