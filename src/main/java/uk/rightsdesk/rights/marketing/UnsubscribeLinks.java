package uk.rightsdesk.rights.marketing;

import java.net.URI;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import uk.rightsdesk.delivery.RequesterLinks;

/**
 * Links that stop marketing at one click (RFC 8058; UK GDPR Article 21(5): by automated means). A link holds the keyed
 * hash under which the address would stand on the list, and the desk's proof that it made it: nobody can read who is
 * meant, nobody can make one for somebody else, and there is nothing to store. It works for as long as the list.
 */
@Component
@Transactional
public class UnsubscribeLinks {

    private static final byte VERSION = 1;
    private static final int HASH_BYTES = Suppressions.HASH_BYTES;
    private static final int BYTES = 1 + HASH_BYTES + Suppressions.PROOF_BYTES;

    private final Suppressions suppressions;
    private final String pages;

    UnsubscribeLinks(Suppressions suppressions, RequesterLinks links) {
        this.suppressions = suppressions;
        this.pages = links.url("unsubscribe/");
    }

    /** Empty for what is no email address: only emails bear such links. */
    public Optional<URI> linkFor(String address) {
        return Contact.of(address)
                .filter(contact -> contact.form().startsWith("email:"))
                .map(suppressions::hash)
                .map(hash -> URI.create(pages + token(hash)));
    }

    /** Whether the desk made the link that this token is from. */
    public boolean isGenuine(String token) {
        return hashIn(token).isPresent();
    }

    /**
     * Stops marketing to the address the link was made for; once is enough.
     *
     * @return false when the desk made no such link
     */
    public boolean unsubscribe(String token) {
        Optional<byte[]> hash = hashIn(token);
        hash.ifPresent(one -> suppressions.suppress(one, Suppressions.Source.ONE_CLICK));
        return hash.isPresent();
    }

    private String token(byte[] hash) {
        byte[] bytes = ByteBuffer.allocate(BYTES)
                .put(VERSION)
                .put(hash)
                .put(suppressions.proof(hash))
                .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private Optional<byte[]> hashIn(String token) {
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(token);
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
        if (bytes.length != BYTES || bytes[0] != VERSION) {
            return Optional.empty();
        }
        byte[] hash = Arrays.copyOfRange(bytes, 1, 1 + HASH_BYTES);
        byte[] proof = Arrays.copyOfRange(bytes, 1 + HASH_BYTES, bytes.length);
        return MessageDigest.isEqual(proof, suppressions.proof(hash)) ? Optional.of(hash) : Optional.empty();
    }
}
