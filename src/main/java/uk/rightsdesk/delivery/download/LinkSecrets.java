package uk.rightsdesk.delivery.download;

import java.security.SecureRandom;
import java.util.Base64;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

/**
 * What opens a bundle: the token in the link and the code that arrives apart from it.
 *
 * @param token 256 random bits, in the letters of a URL
 * @param code eight digits
 */
record LinkSecrets(String token, String code) {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final BCryptPasswordEncoder SLOW = new BCryptPasswordEncoder();
    private static final int TOKEN_BYTES = 32;
    private static final int CODES = 100_000_000;

    static LinkSecrets fresh() {
        return new LinkSecrets(randomToken(), "%08d".formatted(RANDOM.nextInt(CODES)));
    }

    static String randomToken() {
        byte[] bits = new byte[TOKEN_BYTES];
        RANDOM.nextBytes(bits);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
    }

    byte[] tokenHash() {
        return Sha256.of(token);
    }

    /** Slow, and keyed by the token, which is not kept: nobody who reads the database can try codes against it. */
    String codeHash() {
        return SLOW.encode(token + code);
    }

    static boolean matches(String token, String givenCode, String codeHash) {
        String digits = givenCode.replaceAll("[^0-9]", "");
        return digits.length() == 8 && SLOW.matches(token + digits, codeHash);
    }

    /** Read more easily: 1234 5678. */
    String codeInGroups() {
        return code.substring(0, 4) + " " + code.substring(4);
    }

    @Override
    public String toString() {
        return "LinkSecrets";
    }
}
