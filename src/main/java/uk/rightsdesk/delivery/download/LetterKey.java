package uk.rightsdesk.delivery.download;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.math.BigInteger;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.Date;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * A key that letters are signed with, and the certificates that say whose it is.
 *
 * @param chain its own certificate first
 */
record LetterKey(PrivateKey key, List<X509Certificate> chain) {

    static final String DEVELOPMENT = "CN=Rightsdesk development key - not for production";

    private static final String TYPE = "PKCS12";
    private static final char[] DEVELOPMENT_PASSWORD = "development".toCharArray();

    LetterKey {
        chain = List.copyOf(chain);
    }

    X509Certificate certificate() {
        return chain.getFirst();
    }

    boolean isForDevelopment() {
        return certificate().getSubjectX500Principal().getName().equals(DEVELOPMENT);
    }

    /** @throws IllegalStateException when the file holds no key of that name, or none whose certificate is valid now */
    static LetterKey read(Path keystore, char[] password, Optional<String> alias, Instant now) {
        try (InputStream in = Files.newInputStream(keystore)) {
            KeyStore store = KeyStore.getInstance(TYPE);
            store.load(in, password);
            String chosen = alias.orElseGet(() -> newest(store, now));
            if (!(store.getKey(chosen, password) instanceof PrivateKey key)) {
                throw new IllegalStateException("the keystore of rightsdesk.letter-signing holds no such key");
            }
            List<X509Certificate> chain = Arrays.stream(store.getCertificateChain(chosen))
                    .map(X509Certificate.class::cast)
                    .toList();
            return new LetterKey(key, chain);
        } catch (IOException | GeneralSecurityException unreadable) {
            throw new IllegalStateException("the keystore of rightsdesk.letter-signing cannot be read", unreadable);
        }
    }

    /** Every certificate in a keystore, those of earlier keys too: letters signed with them are still checked. */
    static List<X509Certificate> certificates(Path keystore, char[] password) {
        try (InputStream in = Files.newInputStream(keystore)) {
            KeyStore store = KeyStore.getInstance(TYPE);
            store.load(in, password);
            Set<X509Certificate> certificates = new LinkedHashSet<>();
            for (String alias : Collections.list(store.aliases())) {
                Certificate[] chain = store.getCertificateChain(alias);
                for (Certificate each : chain == null ? new Certificate[] {store.getCertificate(alias)} : chain) {
                    certificates.add((X509Certificate) each);
                }
            }
            return List.copyOf(certificates);
        } catch (IOException | GeneralSecurityException unreadable) {
            throw new IllegalStateException("the keystore of rightsdesk.letter-signing cannot be read", unreadable);
        }
    }

    static List<X509Certificate> developmentCertificates(Path keystore, Instant now) {
        development(keystore, now);
        return certificates(keystore, DEVELOPMENT_PASSWORD);
    }

    private static String newest(KeyStore store, Instant now) {
        try {
            return Collections.list(store.aliases()).stream()
                    .filter(alias -> certificate(store, alias)
                            .filter(each -> isValid(each, now))
                            .isPresent())
                    .max(Comparator.comparing(
                            alias -> certificate(store, alias).orElseThrow().getNotBefore()))
                    .orElseThrow(() -> new IllegalStateException(
                            "the keystore of rightsdesk.letter-signing holds no key with a certificate valid today"));
        } catch (GeneralSecurityException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    private static Optional<X509Certificate> certificate(KeyStore store, String alias) {
        try {
            return store.isKeyEntry(alias)
                    ? Optional.ofNullable(store.getCertificate(alias)).map(X509Certificate.class::cast)
                    : Optional.empty();
        } catch (GeneralSecurityException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    private static boolean isValid(X509Certificate certificate, Instant now) {
        try {
            certificate.checkValidity(Date.from(now));
            return true;
        } catch (CertificateException notNow) {
            return false;
        }
    }

    /** The development key in this file, which is made where there is none. */
    static LetterKey development(Path keystore, Instant now) {
        if (!Files.exists(keystore)) {
            make(keystore, now);
        }
        return read(keystore, DEVELOPMENT_PASSWORD, Optional.empty(), now);
    }

    private static void make(Path keystore, Instant now) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(3072);
            KeyPair pair = generator.generateKeyPair();
            KeyStore store = KeyStore.getInstance(TYPE);
            store.load(null, null);
            store.setKeyEntry(
                    "development", pair.getPrivate(), DEVELOPMENT_PASSWORD, new Certificate[] {selfSigned(pair, now)});
            Path folder = Objects.requireNonNull(keystore.toAbsolutePath().getParent());
            Files.createDirectories(folder);
            Path fresh = Files.createTempFile(
                    folder,
                    "letter-signing",
                    ".new",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            try (OutputStream out = Files.newOutputStream(fresh)) {
                store.store(out, DEVELOPMENT_PASSWORD);
            }
            keep(fresh, keystore);
        } catch (IOException | GeneralSecurityException | OperatorCreationException failure) {
            throw new IllegalStateException("no development key could be made for letters", failure);
        }
    }

    /** Whichever instance is first: all use the one that is there. */
    private static void keep(Path fresh, Path keystore) throws IOException {
        try {
            Files.createLink(keystore, fresh);
        } catch (FileAlreadyExistsException another) {
            // another instance was first
        } finally {
            Files.delete(fresh);
        }
    }

    private static X509Certificate selfSigned(KeyPair pair, Instant now)
            throws GeneralSecurityException, OperatorCreationException, IOException {
        X500Name name = new X500Name(DEVELOPMENT);
        JcaX509v3CertificateBuilder certificate = new JcaX509v3CertificateBuilder(
                name,
                new BigInteger(127, new SecureRandom()),
                Date.from(now.minus(1, ChronoUnit.DAYS)),
                Date.from(now.plus(3650, ChronoUnit.DAYS)),
                name,
                pair.getPublic());
        certificate.addExtension(
                Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature | KeyUsage.nonRepudiation));
        return new JcaX509CertificateConverter()
                .getCertificate(
                        certificate.build(new JcaContentSignerBuilder("SHA256withRSA").build(pair.getPrivate())));
    }

    @Override
    public String toString() {
        return "LetterKey[" + certificate().getSubjectX500Principal() + "]";
    }
}
