package uk.rightsdesk.delivery;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;

/** What is in the address of a page where one stranger answers one letter: 256 random bits, which alone grant that. */
public record PageToken(String text) {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 32;

    public static PageToken fresh() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return new PageToken(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    /** By which it is found. */
    public byte[] hash() {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException never) {
            throw new IllegalStateException("every Java has SHA-256", never);
        }
    }

    /** So that it reaches no log. */
    @Override
    public String toString() {
        return "PageToken";
    }
}
