package uk.rightsdesk.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import uk.rightsdesk.letter.VeraPdf;

/** A letter as it was received: it conforms to the standards, and says something. */
final class ReceivedLetter {

    private ReceivedLetter() {}

    /** The words of the letter attached to an email, on one line. */
    static String words(MimeMessage email) throws Exception {
        return words(Requester.attachment(email, ".pdf").orElseThrow());
    }

    /** The words of a letter, on one line. */
    static String words(byte[] pdf) throws Exception {
        assertThat(VeraPdf.broken(pdf)).as("PDF/UA-1 and PDF/A-3a").isEmpty();
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document).replaceAll("\\s+", " ");
        } catch (IOException unreadable) {
            throw new AssertionError("The letter cannot be read", unreadable);
        }
    }
}
