package uk.rightsdesk.notice;

/** The versions of the notice cannot be read; the message names file and reason. */
public final class InvalidNotice extends RuntimeException {

    private static final long serialVersionUID = 1L;

    InvalidNotice(String file, String reason) {
        super("notice " + file + ": " + reason);
    }
}
