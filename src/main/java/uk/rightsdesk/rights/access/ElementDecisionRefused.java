package uk.rightsdesk.rights.access;

/** A decision on elements that cannot be taken; the message says why and what to do, to the member of staff. */
public final class ElementDecisionRefused extends RuntimeException {

    /** Of what was said on a page. */
    public static ElementDecisionRefused because(String message) {
        return new ElementDecisionRefused(message);
    }

    ElementDecisionRefused(String message) {
        super(message);
    }
}
