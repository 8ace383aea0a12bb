package uk.rightsdesk.datamap;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A recipient of a person's data with each thing it was sent: whom UK GDPR Article 19 has told of a rectification, an
 * erasure or a restriction. {@link #toString()} leaves name and contact out.
 *
 * @param system the system that recorded it
 * @param recipientKey opaque key of the recipient in the system
 * @param name the recipient's name
 * @param contact its email address; null where the system keeps none
 * @param terms where its terms are; null where that is not held
 * @param privacyNotice where its privacy notice is; null where that is not held
 * @param sendings what it was sent, oldest first; at least one
 */
public record DisclosedTo(
        String system,
        String recipientKey,
        String name,
        @Nullable String contact,
        @Nullable String terms,
        @Nullable String privacyNotice,
        List<Sending> sendings) {

    public DisclosedTo {
        sendings = List.copyOf(sendings);
    }

    /**
     * One sending.
     *
     * @param reference its row in the system, {@code table/key}: by it the recipient finds what it was sent
     * @param at when
     */
    public record Sending(String reference, Instant at) {}

    @Override
    public String toString() {
        return "DisclosedTo[" + system + "/" + recipientKey + "]";
    }
}
