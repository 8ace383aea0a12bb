package uk.rightsdesk.outbox;

/** Thrown by an {@link Effect} that must not be tried again. */
public final class PermanentFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String code;

    /** @param code why, as a code without personal data, for example {@code mailbox-unknown} */
    public PermanentFailure(String code) {
        super(code);
        this.code = code;
    }

    public String code() {
        return code;
    }
}
