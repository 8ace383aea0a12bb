package uk.rightsdesk.breach;

import java.util.Locale;

/** How a report went to the regulator. */
public enum ReportChannel {
    ONLINE("By the regulator's online form"),
    TELEPHONE("By telephone"),
    EMAIL("By email"),
    POST("By post");

    private final String words;

    ReportChannel(String words) {
        this.words = words;
    }

    /** For staff. */
    public String words() {
        return words;
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** @throws IllegalArgumentException when none bears the code */
    public static ReportChannel of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
