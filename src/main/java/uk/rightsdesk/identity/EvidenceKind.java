package uk.rightsdesk.identity;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import uk.rightsdesk.letter.Evidence;

/**
 * What may settle a doubt, the least intrusive first (UK GDPR Article 12(6); ICO: no formal document if less will do).
 */
public enum EvidenceKind {
    /** No reasonable doubt: nothing may be asked for. */
    NONE("Nothing"),
    REPLY_FROM_HELD_ADDRESS("A reply from the address we hold"),
    CODE_TO_HELD_ADDRESS("A code sent to the address we hold"),
    ACCOUNT_QUESTION("A question about the account"),
    DOCUMENT("A document"),
    /** Not of identity: that a representative may act. It is for them to give it. */
    AUTHORITY("Authority to act for the person");

    private final String words;

    EvidenceKind(String words) {
        this.words = words;
    }

    /** What staff may ask for, the least intrusive first. */
    public static List<EvidenceKind> choices() {
        return Stream.of(values()).filter(kind -> kind != NONE).toList();
    }

    public String words() {
        return words;
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static EvidenceKind of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    /** Whether another kind, less intrusive, must have been considered first. */
    boolean isMoreIntrusiveThan(EvidenceKind other) {
        return this != AUTHORITY && compareTo(other) > 0;
    }

    /**
     * As the letter asks for it.
     *
     * @throws IllegalArgumentException if it is {@link #NONE}
     */
    Evidence inLetter() {
        return Evidence.of(code());
    }
}
