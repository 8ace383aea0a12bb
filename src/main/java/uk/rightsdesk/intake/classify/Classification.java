package uk.rightsdesk.intake.classify;

import java.util.Locale;

/** What an email is taken for; the code is the engine's variable. */
public enum Classification {
    /** The right of access and no other. */
    ACCESS,
    /** One right, another than access. */
    OTHER_RIGHT,
    /** More than one right. */
    SEVERAL,
    /** Nothing in it speaks of personal data or of a right. */
    NONE,
    /** A person must read it. */
    UNSURE;

    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
