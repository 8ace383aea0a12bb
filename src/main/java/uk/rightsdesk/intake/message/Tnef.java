package uk.rightsdesk.intake.message;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.swing.text.BadLocationException;
import javax.swing.text.Document;
import javax.swing.text.rtf.RTFEditorKit;
import org.apache.poi.hmef.Attachment;
import org.apache.poi.hmef.HMEFMessage;
import org.apache.poi.hmef.attribute.MAPIAttribute;
import org.apache.poi.hmef.attribute.MAPIStringAttribute;
import org.apache.poi.hsmf.datatypes.MAPIProperty;
import org.jspecify.annotations.Nullable;

/**
 * What Outlook hides in a winmail.dat (TNEF): the words and the files of a message in its own format.
 *
 * @param text empty when it holds none
 */
record Tnef(String text, List<File> files) {

    /** @param name the sender's; null when not given */
    @SuppressWarnings("ArrayRecordComponent") // handed over once, never compared
    record File(@Nullable String name, byte[] content) {}

    static boolean is(String contentType, @Nullable String filename) {
        return contentType.equals("application/ms-tnef")
                || contentType.equals("application/vnd.ms-tnef")
                || (filename != null && filename.toLowerCase(Locale.ROOT).equals("winmail.dat"));
    }

    /** Empty when it cannot be read. */
    static Optional<Tnef> read(byte[] bytes) {
        try {
            HMEFMessage message = new HMEFMessage(new ByteArrayInputStream(bytes));
            List<File> files = new ArrayList<>();
            for (Attachment attachment : message.getAttachments()) {
                String name =
                        attachment.getLongFilename() == null ? attachment.getFilename() : attachment.getLongFilename();
                files.add(new File(name, attachment.getContents()));
            }
            return Optional.of(new Tnef(text(message), files));
        } catch (IOException | BadLocationException | RuntimeException unreadable) {
            return Optional.empty();
        }
    }

    private static String text(HMEFMessage message) throws IOException, BadLocationException {
        String plain = string(message.getMessageMAPIAttribute(MAPIProperty.BODY));
        if (!plain.isBlank()) {
            return plain;
        }
        String html = string(message.getMessageMAPIAttribute(MAPIProperty.BODY_HTML));
        return html.isBlank() ? rtf(message.getBody()) : HtmlText.of(html);
    }

    private static String string(@Nullable MAPIAttribute attribute) {
        String text = attribute == null ? null : MAPIStringAttribute.getAsString(attribute);
        return text == null ? "" : text;
    }

    private static String rtf(@Nullable String rtf) throws IOException, BadLocationException {
        if (rtf == null || rtf.isBlank()) {
            return "";
        }
        RTFEditorKit reader = new RTFEditorKit();
        Document document = reader.createDefaultDocument();
        reader.read(new StringReader(rtf), document, 0);
        return document.getText(0, document.getLength());
    }
}
