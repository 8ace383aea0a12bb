package uk.rightsdesk.letter;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.interactive.form.PDAcroForm;
import org.springframework.stereotype.Component;

/**
 * The complaint form as a PDF to fill in on the screen or by hand (Data Protection Act 2018 section 164A(2): by a form
 * and by other means). Tagged as PDF/UA-1 asks, so that a screen reader reads its fields by their names.
 */
@Component
public class ComplaintForm {

    private static final String TITLE = "Complaint about your personal data";
    private static final int LINE = 22;
    private static final int LINES = 110;

    private final byte[] pdf;

    ComplaintForm(DataController controller) {
        this.pdf = made(controller);
    }

    public byte[] pdf() {
        return pdf.clone();
    }

    private record Field(String name, String label, int height) {}

    private static final List<Field> FIELDS = List.of(
            new Field("what", "What went wrong? In your own words.", LINES),
            new Field("wish", "What would you like us to do?", 60),
            new Field("request", "If it is about a request: its reference, such as R-2026-000042", LINE),
            new Field("name", "Your name", LINE),
            new Field("email", "Your email address", LINE),
            new Field("address", "Your postal address, if you would rather have letters by post", 50),
            new Field("date", "Date", LINE));

    private static byte[] made(DataController controller) {
        try (PDDocument document = new PDDocument();
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            PDFont regular = font(document, "NotoSans-Regular.ttf");
            PDFont bold = font(document, "NotoSans-Bold.ttf");
            PDAcroForm form = new PDAcroForm(document);
            document.getDocumentCatalog().setAcroForm(form);
            PDResources resources = new PDResources();
            resources.put(COSName.getPDFName("Noto"), regular);
            form.setDefaultResources(resources);
            form.setDefaultAppearance("/Noto 11 Tf 0 g");
            try (TaggedPage page = new TaggedPage(document, form, TITLE)) {
                page.text("H1", bold, 18, TITLE);
                page.text(
                        "P",
                        regular,
                        10.5f,
                        "Fill in what you can and send it to %s, or by post to %s, %s. It costs nothing."
                                .formatted(
                                        controller.email(),
                                        controller.name(),
                                        String.join(", ", controller.address())));
                for (Field field : FIELDS) {
                    page.field(field.name(), field.label(), bold, field.height());
                }
                page.text(
                        "P",
                        regular,
                        10.5f,
                        "We tell you within 30 days that we have it, look into it without undue delay, keep you informed"
                                + " and tell you the outcome (Data Protection Act 2018 section 164A).");
            }
            document.save(out);
            return out.toByteArray();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** Whole, not only the letters of the labels: what people type must be shown too. */
    private static PDFont font(PDDocument document, String file) throws IOException {
        try (InputStream ttf =
                Objects.requireNonNull(ComplaintForm.class.getResourceAsStream("/letters/fonts/" + file))) {
            return PDType0Font.load(document, ttf, false);
        }
    }
}
