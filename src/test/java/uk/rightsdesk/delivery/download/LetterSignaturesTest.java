package uk.rightsdesk.delivery.download;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Optional;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.cms.CMSSignedData;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import uk.rightsdesk.letter.SampleLetter;
import uk.rightsdesk.letter.VeraPdf;

/** A letter that is signed by itself, and stays what it was. */
class LetterSignaturesTest {

    private static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

    @TempDir
    static Path folder;

    private static byte[] letter = {};
    private static byte[] signed = {};

    @BeforeAll
    static void sign() {
        letter = SampleLetter.pdf();
        signed = LetterSignatures.sign(letter, TODAY, key());
    }

    private static LetterKey key() {
        return LetterKey.development(folder.resolve("development.p12"), NOW);
    }

    @Test
    void shouldStayPdfUaAndPdfA() throws Exception {
        assertThat(VeraPdf.broken(letter)).isEmpty();
        assertThat(VeraPdf.broken(signed)).isEmpty();
    }

    @Test
    void shouldBePadesThatNamesItsCertificate() throws Exception {
        try (PDDocument pdf = Loader.loadPDF(signed)) {
            var signature = pdf.getSignatureDictionaries().getFirst();
            AttributeTable attributes = new CMSSignedData(signature.getContents(signed))
                    .getSignerInfos()
                    .getSigners()
                    .iterator()
                    .next()
                    .getSignedAttributes();

            assertThat(signature.getSubFilter()).isEqualTo("ETSI.CAdES.detached");
            assertThat(attributes.get(PKCSObjectIdentifiers.id_aa_signingCertificateV2))
                    .isNotNull();
            assertThat(attributes.get(CMSAttributes.signingTime)).isNull();
        }
    }

    @Test
    void shouldSayThatTheDevelopmentKeyIsOne() {
        assertThat(LetterCheck.of(signed))
                .isEqualTo(new LetterCheck.Result(
                        Optional.of("CN=Rightsdesk development key - not for production"), true));
        assertThat(key().isForDevelopment()).isTrue();
    }

    @Test
    void shouldPublishTheCertificateThatASignatureBears() throws Exception {
        try (PDDocument pdf = Loader.loadPDF(signed)) {
            var borne = new CMSSignedData(
                            pdf.getSignatureDictionaries().getFirst().getContents(signed))
                    .getCertificates()
                    .getMatches(null);

            assertThat(LetterKey.developmentCertificates(folder.resolve("development.p12"), NOW))
                    .hasSize(1)
                    .allSatisfy(published -> assertThat(borne)
                            .anySatisfy(each -> assertThat(each.getEncoded()).isEqualTo(published.getEncoded())));
        }
    }

    @Test
    void shouldBeTheSameBytesEachTime() {
        assertThat(LetterSignatures.sign(letter, TODAY, key())).isEqualTo(signed);
    }

    @Test
    void shouldNoticeOneAlteredByteAnywhereAndWhatIsAppended() {
        for (int at = 0; at < signed.length; at += Math.max(1, signed.length / 60)) {
            byte[] altered = signed.clone();
            altered[at] ^= 1;
            if (!isInsideSignature(at)) {
                assertThat(LetterCheck.of(altered).intact()).as("byte " + at).isFalse();
            }
        }
        assertThat(LetterCheck.of(Arrays.copyOf(signed, signed.length + 1)).intact())
                .isFalse();
    }

    /** The room kept for the signature is longer than it: what is in the rest of it says nothing. */
    private static boolean isInsideSignature(int at) {
        try (PDDocument pdf = Loader.loadPDF(signed)) {
            int[] range = pdf.getSignatureDictionaries().getFirst().getByteRange();
            return at >= range[1] && at < range[2];
        } catch (IOException impossible) {
            throw new AssertionError(impossible);
        }
    }

    @Test
    void shouldSignWithTheNewestKeyOfTheKeystoreUnlessOneIsNamed() throws Exception {
        // given: two keys, the second one newer
        LetterKey older = LetterKey.development(folder.resolve("older.p12"), NOW.minus(30, ChronoUnit.DAYS));
        LetterKey newer = LetterKey.development(folder.resolve("newer.p12"), NOW);
        Path keystore = folder.resolve("both.p12");
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        char[] password = "secret".toCharArray();
        store.setKeyEntry("old", older.key(), password, new Certificate[] {older.certificate()});
        store.setKeyEntry("new", newer.key(), password, new Certificate[] {newer.certificate()});
        try (OutputStream out = Files.newOutputStream(keystore)) {
            store.store(out, password);
        }

        // then
        assertThat(LetterKey.read(keystore, password, Optional.empty(), NOW).certificate())
                .isEqualTo(newer.certificate());
        assertThat(LetterKey.read(keystore, password, Optional.of("old"), NOW).certificate())
                .isEqualTo(older.certificate());
    }
}
