package uk.rightsdesk.mailing;

/**
 * What everyone is written: frozen when the mailing opens, so that a letter sent again after a crash is the same.
 *
 * @param subject plain text
 * @param text plain text; {@link #NAME} stands where the name of each belongs
 */
public record MailingText(String subject, String text) {

    /** Stands for the name of whoever is written to. */
    public static final String NAME = "{name}";

    private static final String NAMELESS = "Sir or Madam";

    String textFor(Addressee addressee) {
        return text.replace(NAME, addressee.name() == null ? NAMELESS : addressee.name());
    }
}
