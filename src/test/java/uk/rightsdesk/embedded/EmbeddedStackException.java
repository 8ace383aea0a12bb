package uk.rightsdesk.embedded;

/** The embedded stack could not start or work; the message says why and what to do. */
public final class EmbeddedStackException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    EmbeddedStackException(String message) {
        super(message);
    }

    EmbeddedStackException(String message, Throwable cause) {
        super(message, cause);
    }
}
