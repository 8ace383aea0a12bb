package uk.rightsdesk.rights.marketing;

import java.net.IDN;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An email address or a telephone number in the one form that all its spellings share. How that form is made is version
 * {@value #NORMALISATION}: another way to make it is another version, since hashes of the old form cannot be made anew.
 *
 * @param form such as {@code email:amelia@example.org} or {@code phone:+447700900123}
 */
record Contact(String form) {

    static final int NORMALISATION = 1;

    private static final Pattern EMAIL = Pattern.compile("([^@\\s]+)@([^@\\s]+)");
    private static final Pattern PHONE = Pattern.compile("\\+[1-9][0-9]{6,14}");
    private static final Pattern PUNCTUATION = Pattern.compile("[\\s().\\-/]");

    /** Empty where the text is neither, such as a postal address. */
    static Optional<Contact> of(String text) {
        String plain = Normalizer.normalize(text, Normalizer.Form.NFKC).strip();
        return plain.indexOf('@') < 0 ? phone(plain) : email(plain);
    }

    private static Optional<Contact> email(String text) {
        var parts = EMAIL.matcher(text);
        if (!parts.matches()) {
            return Optional.empty();
        }
        try {
            String domain = IDN.toASCII(parts.group(2)).toLowerCase(Locale.ROOT);
            return Optional.of(new Contact("email:" + parts.group(1).toLowerCase(Locale.ROOT) + "@" + domain));
        } catch (IllegalArgumentException noDomain) {
            return Optional.empty();
        }
    }

    /** A number without a country code is taken for one of the United Kingdom. */
    private static Optional<Contact> phone(String text) {
        String digits = PUNCTUATION.matcher(text.replace("(0)", "")).replaceAll("");
        String number = digits.startsWith("00")
                ? "+" + digits.substring(2)
                : digits.startsWith("0") ? "+44" + digits.substring(1) : digits;
        return PHONE.matcher(number).matches() ? Optional.of(new Contact("phone:" + number)) : Optional.empty();
    }

    /** Without the address, so that it reaches no log. */
    @Override
    public String toString() {
        return "Contact[" + form.substring(0, form.indexOf(':')) + "]";
    }
}
