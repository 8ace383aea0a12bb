package uk.rightsdesk.rights.portability;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;

/** The countries to which data may go without a further decision: the company promises to stay within them. */
final class Countries {

    /** The United Kingdom, the European Union, Iceland, Liechtenstein and Norway (UK GDPR Articles 44 to 46). */
    private static final Set<String> WITHIN = Set.of(
            "GB", "AT", "BE", "BG", "HR", "CY", "CZ", "DK", "EE", "FI", "FR", "DE", "GR", "HU", "IE", "IT", "LV", "LT",
            "LU", "MT", "NL", "PL", "PT", "RO", "SK", "SI", "ES", "SE", "IS", "LI", "NO");

    private static final Set<String> ALL = Set.copyOf(Arrays.asList(Locale.getISOCountries()));

    private Countries() {}

    static boolean exists(String code) {
        return ALL.contains(code);
    }

    static boolean within(String code) {
        return WITHIN.contains(code);
    }
}
