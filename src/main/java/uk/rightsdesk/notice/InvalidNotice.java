package uk.rightsdesk.notice;

/** The versions of the notice cannot be read; the message names file and reason. */
public final class InvalidNotice extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String reason;

    InvalidNotice(String file, String reason) {
        super("notice " + file + ": " + reason);
        this.reason = reason;
    }

    String reason() {
        return reason;
    }
}
