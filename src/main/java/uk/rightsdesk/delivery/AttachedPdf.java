package uk.rightsdesk.delivery;

import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** Finds the PDF in an email of our own making. */
final class AttachedPdf {

    private AttachedPdf() {}

    /** @throws NoSuchElementException when there is none */
    static byte[] of(byte[] mime) {
        try {
            byte[] found = find(new MimeMessage(null, new ByteArrayInputStream(mime)));
            if (found == null) {
                throw new NoSuchElementException("the email carries no PDF");
            }
            return found;
        } catch (MessagingException | IOException unreadable) {
            throw new IllegalStateException("a stored email cannot be read");
        }
    }

    private static byte @Nullable [] find(Part part) throws MessagingException, IOException {
        if (part.isMimeType("application/pdf")) {
            return part.getInputStream().readAllBytes();
        }
        if (part.getContent() instanceof Multipart parts) {
            for (int i = 0; i < parts.getCount(); i++) {
                byte[] found = find(parts.getBodyPart(i));
                if (found != null) {
                    return found;
                }
            }
        }
        return null;
    }
}
