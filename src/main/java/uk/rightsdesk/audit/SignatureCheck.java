package uk.rightsdesk.audit;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Checks what {@link Signatures} signed, with nothing but the published keys. */
public final class SignatureCheck {

    /** What RFC 8410 puts before the 32 bytes of a key. */
    private static final String X509 = "302a300506032b6570032100";

    private static final Pattern PEM = Pattern.compile("(?s)-+BEGIN PUBLIC KEY-+(.*?)-+END PUBLIC KEY-+");
    private static final Pattern JWK = Pattern.compile("\"x\"\\s*:\\s*\"([A-Za-z0-9_-]{43})\"");

    private final Map<String, PublicKey> keys = new LinkedHashMap<>();

    /**
     * @param published texts that hold keys: as the desk publishes them (a JSON Web Key Set), or in PEM; several in one
     *     text are several keys
     * @throws IllegalArgumentException when they hold none
     */
    public SignatureCheck(Collection<String> published) {
        for (String text : published) {
            Matcher pem = PEM.matcher(text);
            while (pem.find()) {
                add(Base64.getMimeDecoder().decode(pem.group(1)));
            }
            Matcher jwk = JWK.matcher(text);
            while (jwk.find()) {
                byte[] x = Base64.getUrlDecoder().decode(jwk.group(1));
                add(HexFormat.of().parseHex(X509 + HexFormat.of().formatHex(x)));
            }
        }
        if (keys.isEmpty()) {
            throw new IllegalArgumentException("no Ed25519 key, neither as a JSON Web Key nor in PEM");
        }
    }

    private void add(byte[] der) {
        try {
            PublicKey key = KeyFactory.getInstance(Keys.ALGORITHM).generatePublic(new X509EncodedKeySpec(der));
            keys.put(Hash.of(der).toString().substring(0, 16), key);
        } catch (GeneralSecurityException notOne) {
            throw new IllegalArgumentException("a key that is not Ed25519");
        }
    }

    /**
     * @param jws as {@link Signatures#detached}
     * @return the id of the key that signed these very bytes; empty where none of them did
     */
    public Optional<String> signer(byte[] content, String jws) {
        String[] parts = jws.strip().split("\\.", -1);
        if (parts.length != 3 || !parts[1].isEmpty()) {
            return Optional.empty();
        }
        byte[] signed = (parts[0] + "."
                        + Base64.getUrlEncoder().withoutPadding().encodeToString(content))
                .getBytes(StandardCharsets.US_ASCII);
        return keys.entrySet().stream()
                .filter(key -> verifies(key.getValue(), signed, parts[2]))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private static boolean verifies(PublicKey key, byte[] signed, String signature) {
        try {
            Signature check = Signature.getInstance(Keys.ALGORITHM);
            check.initVerify(key);
            check.update(signed);
            return check.verify(Base64.getUrlDecoder().decode(signature));
        } catch (GeneralSecurityException | IllegalArgumentException notOne) {
            return false;
        }
    }
}
