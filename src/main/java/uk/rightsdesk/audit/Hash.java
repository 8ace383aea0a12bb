package uk.rightsdesk.audit;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** A SHA-256 value; written as 64 hexadecimal digits. */
final class Hash {

    static final int LENGTH = 32;

    /** Stands before the first event of a chain and before the first checkpoint. */
    static final Hash NONE = new Hash(new byte[LENGTH]);

    private static final HexFormat HEX = HexFormat.of();

    private final byte[] value;

    /** @throws IllegalArgumentException unless there are 32 bytes */
    Hash(byte[] value) {
        if (value.length != LENGTH) {
            throw new IllegalArgumentException("a hash has 32 bytes, not " + value.length);
        }
        this.value = value.clone();
    }

    static Hash of(byte[] content) {
        return new Hash(digest().digest(content));
    }

    /** @throws IllegalArgumentException unless there are 64 hexadecimal digits */
    static Hash parse(String hex) {
        return new Hash(HEX.parseHex(hex));
    }

    static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    byte[] bytes() {
        return value.clone();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Hash that && Arrays.equals(value, that.value);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(value);
    }

    @Override
    public String toString() {
        return HEX.formatHex(value);
    }
}
