package uk.rightsdesk.audit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The Ed25519 keys of the audit: those that verification trusts, and the one that signs. Without a configured key there
 * is a development key, in a file that says what it is.
 */
final class Keys {

    static final String ALGORITHM = "Ed25519";

    private static final int RAW_LENGTH = 32;
    private static final String DEVELOPMENT_FILE = "development-key.pem";
    private static final Pattern PRIVATE = Pattern.compile("(?s)-+BEGIN PRIVATE KEY-+(.*?)-+END");
    private static final Pattern PUBLIC = Pattern.compile("(?s)-+BEGIN PUBLIC KEY-+(.*?)-+END");

    private final Map<String, PublicKey> trusted;
    private final @Nullable SigningKey signing;
    private final boolean development;

    private Keys(Map<String, PublicKey> trusted, @Nullable SigningKey signing, boolean development) {
        this.trusted = trusted;
        this.signing = signing;
        this.development = development;
    }

    /**
     * The keys as configured, or the development key where it has been made.
     *
     * @throws IllegalStateException when a configured key cannot be read, or the signing key's public key is not listed
     */
    static Keys configured(AuditProperties properties) {
        Map<String, PublicKey> trusted = trusted(properties.publicKeys());
        if (properties.signingKey() != null) {
            return new Keys(trusted, signing(privateKey(properties.signingKey()), trusted), false);
        }
        Path file = developmentFile(properties);
        if (!trusted.isEmpty() || !Files.exists(file)) {
            return new Keys(trusted, null, false);
        }
        try {
            String pem = Files.readString(file);
            Map<String, PublicKey> own = trusted(List.of(found(PUBLIC, pem)));
            return new Keys(own, signing(privateKey(found(PRIVATE, pem)), own), true);
        } catch (IOException e) {
            throw new IllegalStateException("the development key of the audit cannot be read", e);
        }
    }

    /** The same, a development key made first where no key is configured. Callers hold the lock of {@link Sealing}. */
    static Keys configuredOrMade(AuditProperties properties) throws IOException {
        Path file = developmentFile(properties);
        if (properties.signingKey() == null && properties.publicKeys().isEmpty() && !Files.exists(file)) {
            Files.createDirectories(Objects.requireNonNull(file.getParent()));
            NewFile.write(file, developmentKey().getBytes(StandardCharsets.UTF_8), true);
        }
        return configured(properties);
    }

    private static Path developmentFile(AuditProperties properties) {
        return properties.checkpoints().toAbsolutePath().resolveSibling(DEVELOPMENT_FILE);
    }

    private static String developmentKey() {
        try {
            KeyPair pair = KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair();
            return """
                    Development key of Rightsdesk's audit, made at the first start because none was configured.
                    It lies beside what it signs: whoever can change the checkpoints can sign them anew with it, so
                    they prove nothing against that person. For production set rightsdesk.audit.signing-key and
                    rightsdesk.audit.public-keys (the public key below belongs into that list for as long as
                    checkpoints signed with it are kept). See docs/audit.md.

                    %s
                    %s""".formatted(
                            pem("PRIVATE KEY", pair.getPrivate().getEncoded()),
                            pem("PUBLIC KEY", pair.getPublic().getEncoded()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + ALGORITHM, e);
        }
    }

    /** Whether the key is one that anybody on the machine could have read. */
    boolean areForDevelopment() {
        return development;
    }

    Optional<SigningKey> signing() {
        return Optional.ofNullable(signing);
    }

    /** The public keys that are trusted, in PEM by id. */
    Map<String, String> published() {
        Map<String, String> pems = new LinkedHashMap<>();
        trusted.forEach((id, key) -> pems.put(id, pem("PUBLIC KEY", key.getEncoded())));
        return pems;
    }

    /** The public keys that are trusted, as the 32 bytes of RFC 8032, by id. */
    Map<String, byte[]> raw() {
        Map<String, byte[]> keys = new LinkedHashMap<>();
        trusted.forEach((id, key) -> {
            byte[] der = key.getEncoded(); // RFC 8410: an algorithm identifier, then the key itself
            keys.put(id, Arrays.copyOfRange(der, der.length - RAW_LENGTH, der.length));
        });
        return keys;
    }

    boolean isEmpty() {
        return trusted.isEmpty();
    }

    /** Whether a trusted key of this id signed the statement. */
    boolean accept(String keyId, byte[] statement, byte[] signature) {
        PublicKey key = trusted.get(keyId);
        return key != null && verifies(key, statement, signature);
    }

    private static boolean verifies(PublicKey key, byte[] statement, byte[] signature) {
        try {
            Signature check = Signature.getInstance(ALGORITHM);
            check.initVerify(key);
            check.update(statement);
            return check.verify(signature);
        } catch (GeneralSecurityException _) {
            return false; // a signature that is not even one
        }
    }

    /** A private key does not tell its public one: the one that verifies what it signs is it. */
    private static SigningKey signing(PrivateKey key, Map<String, PublicKey> trusted) {
        byte[] probe = "rightsdesk".getBytes(StandardCharsets.US_ASCII);
        byte[] signature = new SigningKey("probe", key).sign(probe);
        return trusted.entrySet().stream()
                .filter(entry -> verifies(entry.getValue(), probe, signature))
                .map(entry -> new SigningKey(entry.getKey(), key))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "rightsdesk.audit.public-keys does not list the public key of rightsdesk.audit.signing-key"));
    }

    private static Map<String, PublicKey> trusted(Collection<String> encoded) {
        Map<String, PublicKey> keys = new LinkedHashMap<>();
        for (String text : encoded) {
            try {
                byte[] der = decoded(text);
                PublicKey key = KeyFactory.getInstance(ALGORITHM).generatePublic(new X509EncodedKeySpec(der));
                keys.put(Hash.of(der).toString().substring(0, 16), key);
            } catch (GeneralSecurityException | IllegalArgumentException _) {
                throw new IllegalStateException("a public key of the audit is not Ed25519 in X.509 encoding");
            }
        }
        return keys;
    }

    private static PrivateKey privateKey(String text) {
        try {
            return KeyFactory.getInstance(ALGORITHM).generatePrivate(new PKCS8EncodedKeySpec(decoded(text)));
        } catch (GeneralSecurityException | IllegalArgumentException _) {
            // the cause may quote the key
            throw new IllegalStateException("the signing key of the audit is not Ed25519 in PKCS#8");
        }
    }

    private static byte[] decoded(String text) {
        return Base64.getDecoder()
                .decode(text.replaceAll("-+(BEGIN|END)[A-Z ]+-+", "").replaceAll("\\s", ""));
    }

    private static String found(Pattern pattern, String pem) {
        var matcher = pattern.matcher(pem);
        if (!matcher.find()) {
            throw new IllegalStateException("the development key of the audit is damaged");
        }
        return matcher.group(1);
    }

    private static String pem(String what, byte[] der) {
        String lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
        return "-----BEGIN " + what + "-----\n" + lines + "\n-----END " + what + "-----\n";
    }
}
