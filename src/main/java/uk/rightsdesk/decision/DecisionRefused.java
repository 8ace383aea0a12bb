package uk.rightsdesk.decision;

/** A decision that cannot be taken as it stands; the message tells the member of staff what to do. */
public class DecisionRefused extends RuntimeException {

    DecisionRefused(String message) {
        super(message);
    }
}
