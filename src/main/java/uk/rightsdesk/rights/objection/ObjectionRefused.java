package uk.rightsdesk.rights.objection;

/** What cannot be decided as it stands; the message says why and what to do, to the member of staff. */
public final class ObjectionRefused extends RuntimeException {

    ObjectionRefused(String message) {
        super(message);
    }
}
