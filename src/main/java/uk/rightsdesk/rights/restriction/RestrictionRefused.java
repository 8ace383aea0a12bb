package uk.rightsdesk.rights.restriction;

/** A decision about a restriction that cannot be taken; the message says why and what to do, to the member of staff. */
public final class RestrictionRefused extends RuntimeException {

    RestrictionRefused(String message) {
        super(message);
    }
}
