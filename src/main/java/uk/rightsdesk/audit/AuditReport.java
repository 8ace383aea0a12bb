package uk.rightsdesk.audit;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a verification found.
 *
 * @param findings empty when everything is as it was recorded
 * @param requests requests with events
 * @param events events in the case store
 * @param sealed those of them that a checkpoint vouches for
 * @param checkpoints checkpoints that are whole
 * @param lastCheckpoint number of the newest whole checkpoint; 0 when there is none
 * @param lastHash its hash, to be kept elsewhere and asked for at a later verification; null when there is none
 * @param lastAt when it was written; null when there is none
 * @param development whether the checkpoints are signed with a development key, which proves nothing against whoever
 *     can read that file
 */
public record AuditReport(
        List<Finding> findings,
        long requests,
        long events,
        long sealed,
        long checkpoints,
        long lastCheckpoint,
        @Nullable String lastHash,
        @Nullable Instant lastAt,
        boolean development) {

    public AuditReport {
        findings = List.copyOf(findings);
    }

    public boolean intact() {
        return findings.isEmpty();
    }
}
