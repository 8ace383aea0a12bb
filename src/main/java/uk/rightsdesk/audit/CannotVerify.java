package uk.rightsdesk.audit;

/** Thrown when it cannot be told whether anything was tampered with; the message says why, without personal data. */
public final class CannotVerify extends RuntimeException {

    private static final long serialVersionUID = 1L;

    CannotVerify(String message) {
        super(message);
    }
}
