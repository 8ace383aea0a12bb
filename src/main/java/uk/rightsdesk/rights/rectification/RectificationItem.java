package uk.rightsdesk.rights.rectification;

import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One datum that the person says is wrong or incomplete.
 *
 * @param recordedBy user name of the member of staff
 * @param decided what was decided of it; null while it is open
 */
public record RectificationItem(
        UUID id,
        DatumKey datum,
        Claim claim,
        String recordedBy,
        @Nullable Decided decided) {

    /**
     * What the person says, and what shows it.
     *
     * @param what which datum, in words for the person, such as "Your account: Postcode"
     * @param held what was held when it was recorded; null where nothing was
     * @param wrong what the person says is wrong or missing
     * @param evidence what was seen that shows it; null where nothing was
     */
    public record Claim(
            String what,
            @Nullable String held,
            String wrong,
            @Nullable String evidence) {

        /** Without the texts. */
        @Override
        public String toString() {
            return "Claim[]";
        }
    }

    /** What is done with a datum. */
    public enum Decision {
        /** It is wrong, or has a gap: it gets the right value. */
        CORRECT,
        /** The person's statement is added to it. */
        SUPPLEMENT,
        /** It stays as it is, and that its accuracy was challenged stays on record. */
        REFUSE;

        /** The code that page and database know. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * @param opinion whether it is an opinion recorded as one, which is not inaccurate per se
     * @param value the right value, or the statement; null where it is refused
     * @param reasons for the person; null where none are needed
     */
    public record Verdict(
            Decision decision,
            boolean opinion,
            @Nullable String value,
            @Nullable String reasons) {

        /** Without the texts. */
        @Override
        public String toString() {
            return "Verdict[" + decision + "]";
        }
    }

    /** @param by user name of the member of staff */
    public record Decided(Verdict verdict, String by, Instant at) {}

    /** @throws IllegalStateException while nothing is decided of it */
    Verdict verdict() {
        if (decided == null) {
            throw new IllegalStateException("item " + id + " is not decided");
        }
        return decided.verdict();
    }

    boolean isDecidedAfter(Instant moment) {
        return decided != null && decided.at().isAfter(moment);
    }

    /** Id only: everything else may be personal data. */
    @Override
    public String toString() {
        return "RectificationItem[" + id + "]";
    }
}
