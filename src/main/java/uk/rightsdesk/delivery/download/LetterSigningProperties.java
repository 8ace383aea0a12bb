package uk.rightsdesk.delivery.download;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The key that letters are signed with.
 *
 * @param keystore a PKCS#12 file with private keys and their certificates; null: a development key is made, and says so
 * @param password of the file and of its keys
 * @param alias of the key to sign with; null: the one whose certificate is valid today and began last, so that a key is
 *     changed by adding a newer one
 */
@ConfigurationProperties("rightsdesk.letter-signing")
record LetterSigningProperties(
        @Nullable Path keystore,
        @Nullable String password,
        @Nullable String alias) {

    /** Without the password. */
    @Override
    public String toString() {
        return "LetterSigningProperties[" + alias + "]";
    }
}
