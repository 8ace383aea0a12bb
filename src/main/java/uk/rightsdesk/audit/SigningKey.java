package uk.rightsdesk.audit;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;

/** The key that checkpoints and tombstones are signed with. */
record SigningKey(String id, PrivateKey key) {

    byte[] sign(byte[] statement) {
        try {
            Signature signature = Signature.getInstance(Keys.ALGORITHM);
            signature.initSign(key);
            signature.update(statement);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the audit's key does not sign", e);
        }
    }

    @Override
    public String toString() {
        return "SigningKey[" + id + "]";
    }
}
