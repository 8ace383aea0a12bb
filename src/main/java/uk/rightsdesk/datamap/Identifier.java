package uk.rightsdesk.datamap;

import java.nio.charset.StandardCharsets;

/**
 * What a person is looked for by. It is personal data itself: {@link #toString()} says the kind only.
 *
 * @param kind what it is
 * @param value as the person wrote it; not blank
 */
public record Identifier(Kind kind, String value) {

    /** The kinds of identifiers a table of people can be searched by. */
    public enum Kind {
        EMAIL("email"),
        PHONE("phone");

        private final String id;

        Kind(String id) {
            this.id = id;
        }

        /** The word used in the map. */
        public String id() {
            return id;
        }
    }

    public Identifier {
        if (value.isBlank()) {
            throw new IllegalArgumentException("An identifier of kind " + kind.id() + " is blank");
        }
    }

    public static Identifier email(String address) {
        return new Identifier(Kind.EMAIL, address);
    }

    public static Identifier phone(String number) {
        return new Identifier(Kind.PHONE, number);
    }

    /** Whether PostgreSQL could hold such a text at all; if not, no row has it. */
    boolean couldBeHeld() {
        return value.indexOf('\0') < 0 && StandardCharsets.UTF_8.newEncoder().canEncode(value);
    }

    @Override
    public String toString() {
        return "Identifier[" + kind.id() + "]";
    }
}
