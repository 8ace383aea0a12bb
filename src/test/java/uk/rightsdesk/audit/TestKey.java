package uk.rightsdesk.audit;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Base64;

/** A key as an operator would configure it. */
record TestKey(String privateKey, String publicKey) {

    static TestKey make() {
        try {
            KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            return new TestKey(
                    "-----BEGIN PRIVATE KEY-----\n" + base64(pair.getPrivate().getEncoded())
                            + "\n-----END PRIVATE KEY-----\n",
                    base64(pair.getPublic().getEncoded()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String base64(byte[] der) {
        return Base64.getEncoder().encodeToString(der);
    }
}
