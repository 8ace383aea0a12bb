package uk.rightsdesk.rights.marketing;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import uk.rightsdesk.request.Request;
import uk.rightsdesk.vault.KeyOwner;
import uk.rightsdesk.vault.Vault;

/**
 * Who must never be sent direct marketing again (UK GDPR Article 21(3)): a keyed hash of each address or number, with
 * the name of its key and the version of its normalisation, and nothing else of the person. It outlives the erasure of
 * everything else, for without it the next import would bring the marketing back, and it is asked for nothing but
 * whether a message may be sent.
 */
@Component
@Transactional
public class Suppressions {

    /** The key in use. Hashes cannot be made anew under another one: rows name theirs. */
    private static final UUID KEY = UUID.fromString("6d61726b-6574-496e-8720-000000000001");

    /** HMAC-SHA-256 and, before it, five bytes of Tink that tell a rotated key from its predecessor. */
    static final int HASH_BYTES = 37;

    static final int PROOF_BYTES = 16;

    private final JdbcClient jdbc;
    private final Vault vault;
    private final Clock clock;

    Suppressions(JdbcClient jdbc, Vault vault, Clock clock) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.clock = clock;
    }

    /** What put an address on the list. */
    enum Source {
        /** A request that was recorded and answered. */
        REQUEST,
        /** The unsubscribe link of a marketing message (RFC 8058). */
        ONE_CLICK;

        String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /**
     * Whether marketing may not be sent to this address or number.
     *
     * @return empty where the text is neither an email address nor a telephone number
     */
    public Optional<Boolean> covers(String contact) {
        return Contact.of(contact)
                .map(one -> jdbc.sql("""
                        select exists (select from suppression
                            where contact_hash = ? and key_id = ? and normalisation = ?)
                        """)
                        .params(hash(one), KEY, Contact.NORMALISATION)
                        .query(Boolean.class)
                        .single());
    }

    /**
     * Puts who wrote and whom it is about on the list; once is enough.
     *
     * @return how many addresses or numbers that is
     */
    public long suppress(Request request) {
        return Stream.of(request.requesterAddress(), request.subjectAddress())
                .distinct()
                .filter(address -> suppress(address, Source.REQUEST))
                .count();
    }

    /**
     * Puts an address or number on the list; once is enough.
     *
     * @return whether it is one, and so is on the list from here on
     */
    boolean suppress(String contact, Source source) {
        Optional<byte[]> hash = Contact.of(contact).map(this::hash);
        hash.ifPresent(one -> suppress(one, source));
        return hash.isPresent();
    }

    void suppress(byte[] contactHash, Source source) {
        jdbc.sql("""
                        insert into suppression (contact_hash, key_id, normalisation, source, suppressed_at)
                        values (?, ?, ?, ?, ?) on conflict do nothing
                        """)
                .params(contactHash, KEY, Contact.NORMALISATION, source.code(), Timestamp.from(clock.instant()))
                .update();
    }

    byte[] hash(Contact contact) {
        return vault.keyedHash(KeyOwner.suppression(KEY), contact.form().getBytes(StandardCharsets.UTF_8));
    }

    /** What shows that this desk made a link for a hash. */
    byte[] proof(byte[] contactHash) {
        byte[] purpose = "unsubscribe:".getBytes(StandardCharsets.US_ASCII);
        byte[] text = ByteBuffer.allocate(purpose.length + contactHash.length)
                .put(purpose)
                .put(contactHash)
                .array();
        byte[] mac = vault.keyedHash(KeyOwner.suppression(KEY), text);
        return Arrays.copyOfRange(mac, mac.length - PROOF_BYTES, mac.length);
    }
}
