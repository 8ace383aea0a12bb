package uk.rightsdesk.vault;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Settings of the vault.
 *
 * @param masterKey {@code id:key}, the key being 32 random bytes in base64; several separated by commas. The first
 *     wraps, the others only unwrap what was wrapped before a rotation. Null when not set, which no start survives
 */
@ConfigurationProperties("rightsdesk.vault")
record VaultProperties(@Nullable String masterKey) {

    /** Without the keys, so that they reach no log. */
    @Override
    public String toString() {
        return "VaultProperties[]";
    }
}
