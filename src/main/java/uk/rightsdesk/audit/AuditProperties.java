package uk.rightsdesk.audit;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the audit.
 *
 * @param checkpoints directory of the checkpoints: outside the database, shared by all instances that seal, and best on
 *     storage that keeps what was once written
 * @param interval pause between two checkpoints
 * @param sealing whether this instance writes checkpoints
 * @param signingKey the private key, Ed25519 in PKCS#8, PEM or Base64; null: a development key is made beside the
 *     directory of the checkpoints
 * @param publicKeys every key that checkpoints and tombstones were signed with, the current one included: Ed25519 in
 *     X.509 encoding, PEM or Base64; verification trusts these and no other
 */
@ConfigurationProperties("rightsdesk.audit")
public record AuditProperties(
        @DefaultValue("audit/checkpoints") Path checkpoints,
        @DefaultValue("1m") Duration interval,
        @DefaultValue("true") boolean sealing,
        @Nullable String signingKey,
        @DefaultValue List<String> publicKeys) {

    public AuditProperties {
        publicKeys = List.copyOf(publicKeys);
    }

    /** Without the private key. */
    @Override
    public String toString() {
        return "AuditProperties[" + checkpoints + ", " + interval + "]";
    }
}
