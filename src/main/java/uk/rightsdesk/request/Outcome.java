package uk.rightsdesk.request;

import java.util.Locale;

/** How a request ended. */
public enum Outcome {
    ANSWERED("Answered"),
    ANSWERED_BY_HAND("Answered by hand"),
    IDENTITY_NOT_VERIFIED("Closed: identity not verified"),
    /** We asked what is meant and heard nothing. */
    NO_REPLY("Closed: no reply"),
    /** Nobody confirmed the request from the address that is held. */
    UNCONFIRMED("Closed: not confirmed"),
    REFUSED("Refused"),
    FEE_UNPAID("Closed: fee not paid"),
    WITHDRAWN("Withdrawn");

    private final String words;

    Outcome(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }

    /** Whether it ended for want of a reply, as the letter that told of it promised to mend (UK GDPR Article 12(2)). */
    public boolean isOpenedAgainByReply() {
        return this == NO_REPLY || this == UNCONFIRMED || this == FEE_UNPAID;
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
