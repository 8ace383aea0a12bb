package uk.rightsdesk.complaint;

/** What staff wanted to write down does not stand; the message is for them and holds nothing personal. */
public class ComplaintRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ComplaintRefused(String message) {
        super(message);
    }
}
