package uk.rightsdesk.audit;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/**
 * An event as the chain sees it: every column of {@code request_event} but the hash.
 *
 * <h2>The canonical encoding, version 1</h2>
 *
 * An event's hash is the SHA-256 of these fields in this order. Each field is written as its length in bytes (four
 * bytes, big-endian) followed by its bytes, so that no two events have the same encoding.
 *
 * <ol>
 *   <li>{@code rightsdesk-event-1} in ASCII, the name of this encoding
 *   <li>the hash of the event before it in the same request, 32 bytes; for the first event 32 zero bytes
 *   <li>the sequence number, eight bytes big-endian; 1 for the first event of a request
 *   <li>the row's id, eight bytes big-endian
 *   <li>the request's id, the 16 bytes of the UUID, most significant first
 *   <li>the type in UTF-8
 *   <li>when it occurred, microseconds since 1970-01-01T00:00:00Z, eight bytes big-endian, two's complement
 *   <li>when it was recorded, likewise
 *   <li>the actor in UTF-8
 *   <li>for each detail, in the order of its key's UTF-8 bytes (unsigned): the key in UTF-8, then the value in UTF-8
 * </ol>
 *
 * <p>Instants have microseconds because PostgreSQL's have.
 *
 * @param seq place in its request's chain, from 1
 * @param details all values are strings; a row whose details are anything else has no encoding
 */
record ChainedEvent(
        int seq,
        long id,
        UUID request,
        String type,
        Instant occurredAt,
        Instant recordedAt,
        String actor,
        Map<String, String> details) {

    private static final byte[] VERSION = "rightsdesk-event-1".getBytes(StandardCharsets.US_ASCII);

    ChainedEvent {
        details = Map.copyOf(details);
    }

    /** The event as if it stood at another place. */
    ChainedEvent at(int place) {
        return new ChainedEvent(place, id, request, type, occurredAt, recordedAt, actor, details);
    }

    /** The hash of this event behind the one whose hash is {@code previous}. */
    Hash hash(Hash previous) {
        MessageDigest digest = Hash.digest();
        field(digest, VERSION);
        field(digest, previous.bytes());
        field(digest, number(seq));
        field(digest, number(id));
        field(
                digest,
                ByteBuffer.allocate(16)
                        .putLong(request.getMostSignificantBits())
                        .putLong(request.getLeastSignificantBits())
                        .array());
        field(digest, utf8(type));
        field(digest, number(ChronoUnit.MICROS.between(Instant.EPOCH, occurredAt)));
        field(digest, number(ChronoUnit.MICROS.between(Instant.EPOCH, recordedAt)));
        field(digest, utf8(actor));
        SortedMap<byte[], String> inOrder = new TreeMap<>(Arrays::compareUnsigned);
        details.forEach((key, value) -> inOrder.put(utf8(key), value));
        inOrder.forEach((key, value) -> {
            field(digest, key);
            field(digest, utf8(value));
        });
        return new Hash(digest.digest());
    }

    private static void field(MessageDigest digest, byte[] content) {
        digest.update(ByteBuffer.allocate(4).putInt(content.length).array());
        digest.update(content);
    }

    private static byte[] number(long value) {
        return ByteBuffer.allocate(8).putLong(value).array();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
