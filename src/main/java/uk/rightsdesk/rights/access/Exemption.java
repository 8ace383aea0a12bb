package uk.rightsdesk.rights.access;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * An exemption from the right of access, as {@code law/exemptions.yaml} has it.
 *
 * @param code the code kept with decisions
 * @param label what it protects, as words to staff
 * @param citation the provision, as it stands in a letter
 * @param inForceFrom first day, Europe/London
 * @param inForceTo last day; null while it is in force
 * @param mark what is written where something was redacted under it
 * @param weigh what must be weighed before relying on it; null where the law names nothing
 */
public record Exemption(
        String code,
        String label,
        String citation,
        String mark,
        @JsonProperty("in-force-from") LocalDate inForceFrom,
        @JsonProperty("in-force-to") @Nullable LocalDate inForceTo,
        @Nullable String weigh) {

    boolean isInForce(LocalDate day) {
        return !day.isBefore(inForceFrom) && (inForceTo == null || !day.isAfter(inForceTo));
    }
}
