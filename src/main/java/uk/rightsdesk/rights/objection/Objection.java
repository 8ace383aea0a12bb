package uk.rightsdesk.rights.objection;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import uk.rightsdesk.letter.OverridingGround;

/**
 * What was decided of the objection to one purpose.
 *
 * @param purpose id of the purpose in the data map
 * @param ground why the use goes on; null unless it does
 * @param decidedBy user name of the member of staff
 */
public record Objection(
        String purpose,
        Outcome outcome,
        @Nullable OverridingGround ground,
        Balancing balancing,
        String decidedBy,
        Instant decidedAt) {

    /** What becomes of the use. */
    public enum Outcome {
        STOP,
        /** It rests on consent, which the objection withdraws (UK GDPR Article 7(3)). */
        WITHDRAW,
        CONTINUE;

        /** The code that page and database know. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * The balancing test (UK GDPR Article 21(1)): it is for us to demonstrate that our grounds override.
     *
     * @param situation the grounds relating to the particular situation of the person, as they gave them
     * @param interests what we pursue, and why it needs this use; null where nothing was weighed
     * @param effect what going on means for the person; null where nothing was weighed
     * @param reasons why our grounds override, in full sentences for the person; null unless the use goes on
     * @param byHand how the use was stopped where the data map says of no system how it ends; null elsewhere
     */
    public record Balancing(
            @Nullable String situation,
            @Nullable String interests,
            @Nullable String effect,
            @Nullable String reasons,
            @Nullable String byHand) {

        /** Without the texts. */
        @Override
        public String toString() {
            return "Balancing[]";
        }
    }
}
