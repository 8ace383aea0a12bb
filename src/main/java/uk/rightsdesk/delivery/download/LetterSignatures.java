package uk.rightsdesk.delivery.download;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Base64;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.PDSignature;
import org.apache.pdfbox.pdmodel.interactive.form.PDSignatureField;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.ess.ESSCertIDv2;
import org.bouncycastle.asn1.ess.SigningCertificateV2;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.DefaultSignedAttributeTableGenerator;
import org.bouncycastle.cms.jcajce.JcaSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import uk.rightsdesk.audit.AuditProperties;
import uk.rightsdesk.clock.StatutoryClock;

/**
 * Signs letters, so that one alone shows that it is ours and unchanged: PAdES baseline B (ETSI EN 319 142-1), a CAdES
 * signature over the whole file that names the certificate it was made with. PDF/UA-1 and PDF/A-3a stay what they were.
 */
@Component
public class LetterSignatures {

    private static final Logger LOG = LoggerFactory.getLogger(LetterSignatures.class);

    private final LetterSigningProperties properties;
    private final Path development;
    private final Clock clock;

    LetterSignatures(LetterSigningProperties properties, AuditProperties audit, Clock clock) {
        this.properties = properties;
        this.development = audit.checkpoints().resolveSibling("letter-signing-development.p12");
        this.clock = clock;
    }

    /**
     * The letter with our signature, an RSA one of the same letter always the same bytes.
     *
     * @param date of the letter, in Europe/London
     */
    public byte[] sign(byte[] letter, LocalDate date) {
        return sign(letter, date, key());
    }

    /**
     * The certificates of the keys that sign letters, and of those that did, with what vouches for them: whoever has a
     * letter compares the one in its signature with these.
     *
     * @return PEM (RFC 7468), each after a line that names its holder
     */
    public String certificates() {
        Path keystore = properties.keystore();
        List<X509Certificate> certificates = keystore == null
                ? LetterKey.developmentCertificates(development, clock.instant())
                : LetterKey.certificates(
                        keystore,
                        Objects.requireNonNullElse(properties.password(), "").toCharArray());
        return certificates.stream().map(LetterSignatures::pem).collect(Collectors.joining());
    }

    private static String pem(X509Certificate certificate) {
        try {
            return "Subject: %s\n-----BEGIN CERTIFICATE-----\n%s\n-----END CERTIFICATE-----\n"
                    .formatted(
                            certificate.getSubjectX500Principal().getName(),
                            Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(certificate.getEncoded()));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("a certificate that was read cannot be written", impossible);
        }
    }

    private LetterKey key() {
        Path keystore = properties.keystore();
        if (keystore != null) {
            String password = Objects.requireNonNullElse(properties.password(), "");
            return LetterKey.read(
                    keystore, password.toCharArray(), Optional.ofNullable(properties.alias()), clock.instant());
        }
        LOG.warn("Letters are signed with a development key: set rightsdesk.letter-signing.keystore");
        return LetterKey.development(development, clock.instant());
    }

    static byte[] sign(byte[] letter, LocalDate date, LetterKey key) {
        try (PDDocument pdf = Loader.loadPDF(letter);
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            PDSignature signature = new PDSignature();
            signature.setFilter(PDSignature.FILTER_ADOBE_PPKLITE);
            signature.setSubFilter(PDSignature.SUBFILTER_ETSI_CADES_DETACHED);
            signature.setSignDate(GregorianCalendar.from(date.atStartOfDay(StatutoryClock.LONDON)));
            pdf.addSignature(signature, content -> cms(content, key));
            describe(pdf);
            // in place of the time of day: the same letter is the same bytes
            pdf.setDocumentId(ByteBuffer.wrap(Sha256.of(letter)).getLong());
            pdf.saveIncremental(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot sign a letter", e);
        }
    }

    /** What PDF/UA-1 asks of a form field and of a page that bears one (7.18.1 and 7.18.3). */
    private static void describe(PDDocument pdf) {
        for (PDSignatureField field : pdf.getSignatureFields()) {
            field.setAlternateFieldName("Our signature of this letter");
            field.getWidgets().forEach(widget -> {
                if (widget.getPage() != null) {
                    widget.getPage().getCOSObject().setItem(COSName.getPDFName("Tabs"), COSName.S);
                    widget.getPage().getCOSObject().setNeedToBeUpdated(true);
                }
            });
        }
    }

    private static byte[] cms(InputStream content, LetterKey key) throws IOException {
        try {
            X509Certificate certificate = key.certificate();
            var signedWith = new Attribute(
                    PKCSObjectIdentifiers.id_aa_signingCertificateV2,
                    new DERSet(new SigningCertificateV2(new ESSCertIDv2(Sha256.of(certificate.getEncoded())))));
            var attributes = new DefaultSignedAttributeTableGenerator(new AttributeTable(new DERSet(signedWith)));
            var signer = new JcaSignerInfoGeneratorBuilder(new JcaDigestCalculatorProviderBuilder().build())
                    // the time stands in the PDF's signature; PAdES has none here
                    .setSignedAttributeGenerator(
                            parameters -> attributes.getAttributes(parameters).remove(CMSAttributes.signingTime))
                    .build(new JcaContentSignerBuilder(algorithm(key)).build(key.key()), certificate);
            CMSSignedDataGenerator generator = new CMSSignedDataGenerator();
            generator.addSignerInfoGenerator(signer);
            generator.addCertificates(new JcaCertStore(List.copyOf(key.chain())));
            return generator
                    .generate(new CMSProcessableByteArray(content.readAllBytes()), false)
                    .getEncoded(ASN1Encoding.DER);
        } catch (GeneralSecurityException | OperatorCreationException | CMSException failure) {
            throw new IOException("the key of letters does not sign", failure);
        }
    }

    private static String algorithm(LetterKey key) {
        return switch (key.key().getAlgorithm()) {
            case "RSA" -> "SHA256withRSA";
            case "EC" -> "SHA256withECDSA";
            default -> throw new IllegalStateException("letters are signed with RSA or EC keys");
        };
    }
}
