package uk.rightsdesk.breach;

/** What staff wanted to record does not stand; the message is for them and holds nothing personal. */
public class BreachRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    BreachRefused(String message) {
        super(message);
    }
}
