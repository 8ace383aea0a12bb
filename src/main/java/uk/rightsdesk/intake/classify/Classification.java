package uk.rightsdesk.intake.classify;

import java.util.Locale;

/** What an email is taken for; the code is the engine's variable. */
public enum Classification {
    /** The right of access and no other. */
    ACCESS,
    /** An objection to direct marketing and nothing else. */
    MARKETING_OBJECTION,
    /** A withdrawal of consent and nothing else. */
    CONSENT_WITHDRAWAL,
    /** A complaint about personal data and no right besides. */
    COMPLAINT,
    /** One right, another than those that are opened without a person. */
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
