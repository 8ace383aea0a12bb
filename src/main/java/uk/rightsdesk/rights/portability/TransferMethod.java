package uk.rightsdesk.rights.portability;

import java.util.Locale;

/** How data reach somebody else. */
public enum TransferMethod {
    /** By a link and a code to an email address. */
    DOWNLOAD,
    /** By an upload to an HTTPS address (PUT), at a host of the allow-list only. */
    UPLOAD;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException when no method bears the code */
    public static TransferMethod of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
