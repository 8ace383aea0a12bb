package uk.rightsdesk.request;

import java.util.Locale;

/** Who asks. */
public enum Party {
    /** The person whose data it is, of whatever age. */
    DATA_SUBJECT("The person themself"),
    /** Somebody who acts for them and must show that they may: a solicitor, a parent, an attorney. */
    REPRESENTATIVE("Somebody who acts for them"),
    /** A business that sends requests for others: no duty to follow its links, sign up or pay. */
    PORTAL("A portal that sends requests for others");

    private final String words;

    Party(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
