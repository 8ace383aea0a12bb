package uk.rightsdesk.datamap;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What one recipient was sent about the person: UK GDPR Article 15(1)(c) gives the right to know the actual recipients
 * (Harrison v Cameron [2024] EWHC 1377 (KB)). Each sending is an element of its own.
 *
 * @param system the system that recorded it
 * @param category id of the category of recipients
 * @param recipientKey opaque key of the recipient in the system
 * @param name the recipient's name
 * @param first the earliest sending
 * @param last the latest sending
 * @param times how many there were
 * @param terms where the recipient's terms are; null where that is not held
 * @param privacyNotice where its privacy notice is; null where that is not held
 */
public record Disclosure(
        String system,
        String category,
        String recipientKey,
        String name,
        Instant first,
        Instant last,
        long times,
        @Nullable String terms,
        @Nullable String privacyNotice) {

    Disclosure plus(Disclosure other) {
        return new Disclosure(
                system,
                category,
                recipientKey,
                name,
                first.isBefore(other.first) ? first : other.first,
                last.isAfter(other.last) ? last : other.last,
                times + other.times,
                terms,
                privacyNotice);
    }
}
