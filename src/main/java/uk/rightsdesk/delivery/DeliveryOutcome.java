package uk.rightsdesk.delivery;

import java.util.Locale;

/** How an attempt to deliver ended. */
public enum DeliveryOutcome {
    /** The mail server took it. */
    SENT,
    /** Refused for good: staff decide what next. */
    FAILED,
    /** Staff sent it by post after the email had failed. */
    POSTED;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static DeliveryOutcome of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
