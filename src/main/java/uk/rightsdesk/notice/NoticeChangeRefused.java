package uk.rightsdesk.notice;

/** What was to be done to a change of the notice is not done; the message is for staff. */
public final class NoticeChangeRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NoticeChangeRefused(String message) {
        super(message);
    }
}
