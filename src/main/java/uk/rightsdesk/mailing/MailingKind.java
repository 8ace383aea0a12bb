package uk.rightsdesk.mailing;

import java.util.Locale;

/** What many people are written to about. */
public enum MailingKind {
    /** Their data were in a breach (UK GDPR Article 34). */
    BREACH_NOTICE,
    /** The privacy notice has changed. */
    NOTICE_CHANGE;

    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static MailingKind of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
