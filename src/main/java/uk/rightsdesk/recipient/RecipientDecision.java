package uk.rightsdesk.recipient;

import java.util.Locale;

/** What staff decided about a recipient whom no email reaches (UK GDPR Article 19). */
public enum RecipientDecision {
    TOLD_OTHERWISE("Told in another way", "Such as by telephone or post: say how, when and by whom."),
    IMPOSSIBLE("Impossible", "Such as a business that no longer exists: say how you found out."),
    DISPROPORTIONATE("Disproportionate", "The effort is out of proportion to what it does for the person: weigh both.");

    private final String words;
    private final String help;

    RecipientDecision(String words, String help) {
        this.words = words;
        this.help = help;
    }

    public String words() {
        return words;
    }

    /** What its reasons have to say. */
    public String help() {
        return help;
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** @throws IllegalArgumentException when no decision bears the code */
    public static RecipientDecision of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
