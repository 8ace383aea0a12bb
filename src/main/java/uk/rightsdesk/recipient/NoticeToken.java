package uk.rightsdesk.recipient;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;

/** What is in the address of the page where one recipient answers one notice: 256 random bits. */
record NoticeToken(String text) {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 32;

    static NoticeToken fresh() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return new NoticeToken(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    /** By which it is found. */
    byte[] hash() {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException never) {
            throw new IllegalStateException("every Java has SHA-256", never);
        }
    }

    /** So that it reaches no log. */
    @Override
    public String toString() {
        return "NoticeToken";
    }
}
