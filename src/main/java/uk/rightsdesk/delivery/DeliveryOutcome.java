package uk.rightsdesk.delivery;

import java.util.Locale;

/** How an attempt to deliver ended. */
public enum DeliveryOutcome {
    /** The mail server took it. */
    SENT,
    /** Refused for good: staff decide what next. */
    FAILED,
    /** Staff chose post: it waits for them to print and post it. */
    TO_POST,
    /** Staff sent it by post. */
    POSTED;

    /** Whether staff have to bring it to the person. */
    boolean waitsForStaff() {
        return this == FAILED || this == TO_POST;
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static DeliveryOutcome of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
