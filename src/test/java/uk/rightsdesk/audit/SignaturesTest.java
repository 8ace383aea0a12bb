package uk.rightsdesk.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SignaturesTest {

    private static final byte[] FILE = "{\"kind\":\"erased\"}".getBytes(StandardCharsets.UTF_8);

    /** What RFC 8410 puts before the 32 bytes of a key. */
    private static final String X509 = "302a300506032b6570032100";

    @TempDir
    private Path home;

    private AuditStore store;
    private Signatures signatures;

    @BeforeEach
    void open() {
        store = new AuditStore(home);
        signatures = new Signatures(store.sealing(store.development()));
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void shouldSignAsTheStandardSays() throws GeneralSecurityException {
        // when
        String jws = store.in(() -> signatures.detached(FILE));

        // then
        String[] parts = jws.split("\\.", -1);
        assertThat(parts).hasSize(3);
        assertThat(parts[1]).as("detached").isEmpty();
        Signatures.PublicKey key = store.in(signatures::keys).getFirst();
        assertThat(new String(decoded(parts[0]), StandardCharsets.UTF_8))
                .isEqualTo("{\"alg\":\"EdDSA\",\"kid\":\"" + key.kid() + "\"}");
        assertThat(verifies(key, parts, FILE)).isTrue();
        assertThat(verifies(key, parts, "{\"kind\":\"rectified\"}".getBytes(StandardCharsets.UTF_8)))
                .as("another file")
                .isFalse();
    }

    private static boolean verifies(Signatures.PublicKey key, String[] parts, byte[] file)
            throws GeneralSecurityException {
        byte[] der = HexFormat.of().parseHex(X509 + HexFormat.of().formatHex(decoded(key.x())));
        PublicKey publicKey = KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(der));
        Signature check = Signature.getInstance("Ed25519");
        check.initVerify(publicKey);
        check.update((parts[0] + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(file))
                .getBytes(StandardCharsets.US_ASCII));
        return check.verify(decoded(parts[2]));
    }

    private static byte[] decoded(String text) {
        return Base64.getUrlDecoder().decode(text);
    }
}
