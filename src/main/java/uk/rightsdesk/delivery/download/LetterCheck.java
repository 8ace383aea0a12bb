package uk.rightsdesk.delivery.download;

import java.io.IOException;
import java.security.cert.CertificateException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.PDSignature;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.util.Selector;

/** Checks the signature inside a letter, offline: that it covers the whole file, and that no byte of it was altered. */
final class LetterCheck {

    private static final byte[] PDF = {'%', 'P', 'D', 'F', '-'};

    private LetterCheck() {}

    /**
     * What came of it.
     *
     * @param signer the subject of the certificate that signed; empty where the letter is not signed
     * @param intact whether its signature holds over all of it
     */
    record Result(Optional<String> signer, boolean intact) {}

    static boolean isPdf(byte[] content) {
        return content.length > PDF.length && Arrays.equals(content, 0, PDF.length, PDF, 0, PDF.length);
    }

    static Result of(byte[] pdf) {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            List<PDSignature> signatures = document.getSignatureDictionaries();
            return signatures.isEmpty() ? new Result(Optional.empty(), true) : check(signatures.getLast(), pdf);
        } catch (IOException | RuntimeException unreadable) {
            return new Result(Optional.empty(), false);
        }
    }

    private static Result check(PDSignature signature, byte[] pdf) throws IOException {
        try {
            CMSSignedData cms = new CMSSignedData(
                    new CMSProcessableByteArray(signature.getSignedContent(pdf)), signature.getContents(pdf));
            SignerInformation signer =
                    cms.getSignerInfos().getSigners().iterator().next();
            @SuppressWarnings("unchecked") // the library selects certificates by it
            Selector<X509CertificateHolder> byIt = signer.getSID();
            X509CertificateHolder certificate =
                    cms.getCertificates().getMatches(byIt).iterator().next();
            boolean holds = signer.verify(new JcaSimpleSignerInfoVerifierBuilder().build(certificate));
            return new Result(
                    Optional.of(certificate.getSubject().toString()),
                    holds && coversAll(signature.getByteRange(), pdf.length));
        } catch (CMSException | OperatorCreationException | CertificateException notOne) {
            return new Result(Optional.empty(), false);
        }
    }

    /** All but the signature itself: what is appended later is signed by nobody. */
    private static boolean coversAll(int[] range, int length) {
        return range.length == 4 && range[0] == 0 && range[2] > range[1] && range[2] + range[3] == length;
    }
}
