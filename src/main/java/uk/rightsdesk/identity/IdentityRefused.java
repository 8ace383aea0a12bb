package uk.rightsdesk.identity;

/** A judgement that cannot be taken as it stands; the message tells the member of staff what to do. */
public class IdentityRefused extends RuntimeException {

    IdentityRefused(String message) {
        super(message);
    }
}
