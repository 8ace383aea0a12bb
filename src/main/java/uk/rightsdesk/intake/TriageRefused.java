package uk.rightsdesk.intake;

/** A triage decision that cannot be taken as it stands; the message tells the member of staff what to do. */
public class TriageRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    TriageRefused(String message) {
        super(message);
    }
}
