package uk.rightsdesk.delivery;

import java.util.Locale;

/** Who is told by a notice to staff; each role has an address ({@code rightsdesk.notices.*}). */
public enum NoticeRole {
    /** Who work the requests. */
    OFFICERS("the officers"),
    /** Who approve answers. */
    REVIEWERS("the reviewers"),
    /** Who answers to the regulator for the desk; reminders escalate to them. */
    PRIVACY_LEAD("the privacy lead"),
    /** Who run Rightsdesk. */
    OPERATIONS("operations");

    private final String words;

    NoticeRole(String words) {
        this.words = words;
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The role within a sentence. */
    public String words() {
        return words;
    }
}
