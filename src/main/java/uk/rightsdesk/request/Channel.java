package uk.rightsdesk.request;

import java.util.Locale;

/** How a request reached the company; any of them will do (ICO, right of access: recognising a request). */
public enum Channel {
    EMAIL,
    POST,
    TELEPHONE,
    /** The public form for complaints. */
    FORM;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
