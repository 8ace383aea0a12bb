package uk.rightsdesk.letter;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/** SHA-256 over one thing after another. */
final class Fingerprint {

    private static final int SHORT = 6;

    private final MessageDigest digest;

    Fingerprint() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    Fingerprint add(byte[] bytes) {
        digest.update(bytes);
        return this;
    }

    /** The fingerprint; after this a new one begins. */
    byte[] bytes() {
        return digest.digest();
    }

    /** The first twelve hexadecimal digits: enough to tell versions apart. */
    String abbreviated() {
        return HexFormat.of().formatHex(Arrays.copyOf(bytes(), SHORT));
    }
}
