package uk.rightsdesk.audit;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.UUID;

/**
 * What stands where retention took events away (UK GDPR Article 5(1)(e)), signed so that nobody else can.
 *
 * @param store the case store it stands in
 * @param first sequence number of the first event taken away
 * @param last sequence number of the last
 * @param head hash of the last
 * @param on the day, Europe/London
 * @param reason a code in kebab-case, such as that of the retention rule
 * @param keyId of the key that signed
 */
record Tombstone(UUID store, UUID request, int first, int last, Hash head, LocalDate on, String reason, String keyId) {

    /** The bytes that are signed. */
    byte[] statement() {
        return String.join(
                        "\n",
                        "rightsdesk-tombstone 1",
                        "store " + store,
                        "request " + request,
                        "first " + first,
                        "last " + last,
                        "head " + head,
                        "on " + on,
                        "reason " + reason,
                        "key " + keyId,
                        "")
                .getBytes(StandardCharsets.UTF_8);
    }
}
