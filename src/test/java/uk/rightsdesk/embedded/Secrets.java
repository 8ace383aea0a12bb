package uk.rightsdesk.embedded;

import java.security.SecureRandom;
import java.util.Base64;

/** Passwords nobody needs to type. */
final class Secrets {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 18;

    private Secrets() {}

    /** 144 random bits in letters that need no quoting anywhere. */
    static String random() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
