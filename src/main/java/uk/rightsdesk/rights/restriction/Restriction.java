package uk.rightsdesk.rights.restriction;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import uk.rightsdesk.letter.RestrictionGround;
import uk.rightsdesk.request.RequestId;

/**
 * A restriction of processing, of which a request has at most one.
 *
 * @param request the request it was decided on
 * @param granted false where it was asked for and refused
 * @param reasons why the ground holds, or does not: full sentences for the person
 * @param decidedBy user name of the member of staff, or {@code system}
 * @param setAt since when it is in force; null before
 * @param ending why it ends and when; null until that is decided
 * @param liftedAt since when it is over; null before
 */
public record Restriction(
        RequestId request,
        RestrictionGround ground,
        boolean granted,
        String reasons,
        String decidedBy,
        Instant decidedAt,
        @Nullable Instant setAt,
        @Nullable Ending ending,
        @Nullable Instant liftedAt) {

    /**
     * @param reasons told to the person before
     * @param decidedBy user name of the member of staff, or {@code system}
     * @param liftsOn the day told to the person, in Europe/London; null until they are told
     */
    public record Ending(
            String reasons,
            String decidedBy,
            Instant decidedAt,
            @Nullable LocalDate liftsOn) {

        /** Without the reasons. */
        @Override
        public String toString() {
            return "Ending[" + liftsOn + "]";
        }
    }

    /** Whether the data may only be stored now (UK GDPR Article 18(2)). */
    public boolean inForce() {
        return setAt != null && liftedAt == null;
    }

    /** Without the reasons. */
    @Override
    public String toString() {
        return "Restriction[" + request + ", " + ground.code() + "]";
    }
}
