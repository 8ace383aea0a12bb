package uk.rightsdesk.embedded;

import java.security.SecureRandom;
import java.util.Base64;

/** Passwords nobody needs to type. */
final class Secrets {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 18;
    private static final int KEY_BYTES = 32;

    private Secrets() {}

    /** 144 random bits in letters that need no quoting anywhere. */
    static String random() {
        return random(BYTES);
    }

    /** A 256-bit key in the same letters. */
    static String key() {
        return random(KEY_BYTES);
    }

    private static String random(int count) {
        byte[] bytes = new byte[count];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
