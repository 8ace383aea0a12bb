package uk.rightsdesk.delivery;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import uk.rightsdesk.request.RequestId;

/**
 * The token in the address that answers to our mail go to, {@code desk+<token>@…}: the request's id and an HMAC-SHA-256
 * over it, of which 96 bits are kept, in base 36, since mail servers may change the case of a local part. It says which
 * request is meant to whoever has a letter of ours; it does not say who writes.
 */
@Component
public class ReplyTokens {

    private static final Logger LOG = LoggerFactory.getLogger(ReplyTokens.class);
    private static final int ID_BYTES = 16;
    private static final int MAC_BYTES = 12;
    private static final int RADIX = 36;
    private static final int LONGEST_TOKEN = 44;
    private static final int LONGEST_LOCAL_PART = 64;
    private static final int SHORTEST_KEY = 24;
    private static final byte[] PURPOSE = "rightsdesk reply token 1:".getBytes(StandardCharsets.US_ASCII);

    private final SenderProperties sender;
    private final List<SecretKeySpec> keys;

    ReplyTokens(SenderProperties sender) {
        this.sender = sender;
        this.keys = sender.tokenKeys().stream()
                .filter(key -> !key.isBlank())
                .map(ReplyTokens::key)
                .toList();
        if (keys.isEmpty()) {
            LOG.warn("rightsdesk.mail.token-keys is not set: outgoing mail bears no reply token");
        } else if (sender.localPart().length() + 1 + LONGEST_TOKEN > LONGEST_LOCAL_PART) {
            throw new IllegalStateException(
                    "the name in rightsdesk.mail.address is too long to take a reply token (RFC 5321, 4.5.3.1.1)");
        }
    }

    /** The token of this request; empty where no key is configured. */
    public Optional<String> tokenOf(RequestId request) {
        return keys.stream().findFirst().map(key -> token(request.value(), key));
    }

    /** The address that answers about this request go to; empty where no key is configured. */
    Optional<String> replyAddress(RequestId request) {
        return tokenOf(request).map(token -> sender.localPart() + "+" + token + "@" + sender.domain());
    }

    /**
     * The request that a token was made for.
     *
     * @param token what stood behind the plus, from a stranger
     * @return empty unless one of the configured keys made it; the request itself may be gone
     */
    public Optional<RequestId> requestOf(String token) {
        if (token.length() > LONGEST_TOKEN || !token.matches("[0-9a-zA-Z]+")) {
            return Optional.empty();
        }
        byte[] bytes = new BigInteger(token, RADIX).toByteArray();
        int length = ID_BYTES + MAC_BYTES;
        // a leading zero byte may be missing, or be there for the sign
        byte[] padded = new byte[length];
        int kept = Math.min(bytes.length, length);
        if (bytes.length > length + 1 || (bytes.length == length + 1 && bytes[0] != 0)) {
            return Optional.empty();
        }
        System.arraycopy(bytes, bytes.length - kept, padded, length - kept, kept);
        ByteBuffer buffer = ByteBuffer.wrap(padded);
        UUID id = new UUID(buffer.getLong(), buffer.getLong());
        byte[] mac = Arrays.copyOfRange(padded, ID_BYTES, length);
        return keys.stream().anyMatch(key -> MessageDigest.isEqual(mac, mac(id, key)))
                ? Optional.of(new RequestId(id))
                : Optional.empty();
    }

    private static String token(UUID id, SecretKeySpec key) {
        byte[] bytes = ByteBuffer.allocate(ID_BYTES + MAC_BYTES)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .put(mac(id, key))
                .array();
        return new BigInteger(1, bytes).toString(RADIX);
    }

    private static byte[] mac(UUID id, SecretKeySpec key) {
        try {
            Mac mac = Mac.getInstance(key.getAlgorithm());
            mac.init(key);
            mac.update(PURPOSE);
            return Arrays.copyOf(mac.doFinal(id.toString().getBytes(StandardCharsets.US_ASCII)), MAC_BYTES);
        } catch (GeneralSecurityException never) {
            throw new IllegalStateException("every Java has HMAC-SHA-256", never);
        }
    }

    private static SecretKeySpec key(String secret) {
        if (secret.length() < SHORTEST_KEY) {
            throw new IllegalStateException(
                    "each of rightsdesk.mail.token-keys needs at least " + SHORTEST_KEY + " characters");
        }
        return new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256");
    }
}
