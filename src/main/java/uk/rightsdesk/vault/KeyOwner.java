package uk.rightsdesk.vault;

import java.util.Locale;
import java.util.UUID;

/**
 * What one data key protects.
 *
 * @param kind what it is
 * @param id of the message or request
 */
public record KeyOwner(Kind kind, UUID id) {

    private static final UUID NOBODY = new UUID(0, 0);

    /** The kinds of content that are destroyed as one. */
    public enum Kind {
        /** What was read from a message: its sender, subject and text. */
        MESSAGE,
        /** A message as it came, with every file in it: replaced when evidence of identity is taken out. */
        RAW_MESSAGE,
        /** Everything else that belongs to a request. */
        REQUEST,
        /** What was written to many at once, and to whom. */
        MAILING,
        /** What was written down about a personal data breach. */
        BREACH,
        /** The one key by which rows are found by an address. */
        LOOK_UP,
        /**
         * A key of the list of those who get no marketing: never destroyed, for the list outlives the persons' data.
         */
        SUPPRESSION;

        String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    public static KeyOwner message(UUID correspondence) {
        return new KeyOwner(Kind.MESSAGE, correspondence);
    }

    public static KeyOwner rawMessage(UUID correspondence) {
        return new KeyOwner(Kind.RAW_MESSAGE, correspondence);
    }

    public static KeyOwner request(UUID request) {
        return new KeyOwner(Kind.REQUEST, request);
    }

    public static KeyOwner mailing(UUID mailing) {
        return new KeyOwner(Kind.MAILING, mailing);
    }

    public static KeyOwner breach(UUID breach) {
        return new KeyOwner(Kind.BREACH, breach);
    }

    /** @param key its name, as rows of the list bear it */
    public static KeyOwner suppression(UUID key) {
        return new KeyOwner(Kind.SUPPRESSION, key);
    }

    static KeyOwner lookUp() {
        return new KeyOwner(Kind.LOOK_UP, NOBODY);
    }

    /** Opaque: fit for logs. */
    @Override
    public String toString() {
        return kind.code() + " " + id;
    }
}
