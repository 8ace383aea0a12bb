package uk.rightsdesk.breach;

import java.util.Locale;

/** Who is told of a breach; each tells those before it too. */
public enum Notification {
    LOG("Nobody: the register is enough"),
    REGULATOR("The regulator"),
    PEOPLE("The regulator and the people"),
    /** Not decided: the assessment is to be made again. */
    ASSESS_AGAIN("Nothing yet: assess again");

    private final String words;

    Notification(String words) {
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
    public static Notification of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
