package uk.rightsdesk.outbox;

/** Thrown by an {@link Effect} that must not be tried again. */
public final class PermanentFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String code;

    /**
     * @param code why, in kebab-case and without personal data, for example {@code mailbox-unknown}
     * @throws IllegalArgumentException if the code is not in kebab-case
     */
    public PermanentFailure(String code) {
        super(code);
        if (!code.matches("[a-z0-9-]{1,80}")) {
            throw new IllegalArgumentException("A permanent failure is told by a code in kebab-case");
        }
        this.code = code;
    }

    public String code() {
        return code;
    }
}
