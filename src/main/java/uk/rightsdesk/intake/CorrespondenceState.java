package uk.rightsdesk.intake;

import java.util.Locale;

/** Where an incoming message stands. */
public enum CorrespondenceState {
    /** Its bytes are kept, not yet read. */
    STORED,
    /** Read; the process knows of it. */
    PARSED,
    /** Cannot be read: staff look at it. */
    UNPARSED,
    /** Classified; routed by the process, maybe with staff. */
    CLASSIFIED,
    /** Opened one or more requests. */
    OPENED,
    /** Belongs to a request that was open already. */
    JOINED,
    /** No request. */
    CLOSED,
    /** A matter other than a right, such as a complaint: staff deal with it outside of this system. */
    BY_HAND;

    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static CorrespondenceState of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
