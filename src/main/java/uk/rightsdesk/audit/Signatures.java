package uk.rightsdesk.audit;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Signs what goes to others for their machines, with the key that signs checkpoints (Ed25519). A signature is a JSON
 * Web Signature with its payload detached (RFC 7515 Appendix F, RFC 8037): the signed file lies beside it as it is, and
 * any library of that standard checks it. What it signs begins with the encoded header, so it is never a checkpoint or
 * a tombstone.
 */
@Component
@Transactional
public class Signatures {

    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private final Sealing sealing;

    Signatures(Sealing sealing) {
        this.sealing = sealing;
    }

    /**
     * The signature of a file, to be kept beside it as {@code <name>.jws}. In a transaction of its own, for it waits
     * for the sealing of events, which must not wait in turn for the work that the signature is part of.
     *
     * @param content the exact bytes of the file
     * @return compact serialisation without the payload: {@code header..signature}
     */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public String detached(byte[] content) {
        SigningKey key = sealing.signingKey();
        String header =
                encoded("{\"alg\":\"EdDSA\",\"kid\":\"%s\"}".formatted(key.id()).getBytes(StandardCharsets.US_ASCII));
        byte[] signed = (header + "." + encoded(content)).getBytes(StandardCharsets.US_ASCII);
        return header + ".." + encoded(key.sign(signed));
    }

    /**
     * A public key as RFC 8037 has it.
     *
     * @param kid id of the key, as signatures name it
     * @param x the key in base64url
     */
    public record PublicKey(String kty, String crv, String use, String alg, String kid, String x) {}

    /** The keys by which signatures of ours are checked, the present one among them. */
    public List<PublicKey> keys() {
        return sealing.trustedKeys().entrySet().stream()
                .map(key -> new PublicKey("OKP", "Ed25519", "sig", "EdDSA", key.getKey(), encoded(key.getValue())))
                .toList();
    }

    private static String encoded(byte[] bytes) {
        return BASE64.encodeToString(bytes);
    }
}
