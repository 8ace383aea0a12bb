package uk.rightsdesk.redaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;
import org.apache.pdfbox.pdmodel.graphics.state.RenderingMode;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

/** The text of a redacted page is read from what can still be seen of it. */
class RedactedTextLayerTest {

    /** Over the second line. */
    private static final Redaction.Box BOX = new Redaction.Box("content", 0, 50, 160, 900, 50);

    @Test
    void shouldReadWhatIsSeenAndNothingUnderABox() throws IOException {
        // given
        assumeTrue(
                PageWords.available() || Boolean.parseBoolean(System.getenv("RIGHTSDESK_REQUIRE_TESSERACT")),
                "LEFT OUT: the text layer needs Debian's package tesseract-ocr");

        // when
        byte[] rebuilt = RedactedPages.of(page(false), List.of(BOX)).content();

        // then
        assertThat(text(rebuilt)).contains("Invoice", "railway").doesNotContain("Dilys", "Cardiff");
        assertThat(RedactedFileCheck.check(rebuilt, List.of(BOX))).isEmpty();
        assertThat(RedactedPages.of(page(false), List.of(BOX)).content()).isEqualTo(rebuilt);
    }

    @Test
    void shouldFindATextThatStandsUnseenWhereTheBoxIs() throws IOException {
        assertThat(RedactedFileCheck.check(page(true), List.of(BOX))).contains(Hiding.PDF_BAGGAGE);
    }

    private static byte[] page(boolean boxed) throws IOException {
        try (PDDocument document = new PDDocument();
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            PDPage page = new PDPage(PDRectangle.A4);
            document.addPage(page);
            try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                float height = PDRectangle.A4.getHeight();
                content.beginText();
                content.setFont(new PDType1Font(FontName.HELVETICA), 18);
                content.newLineAtOffset(60, height * 0.9f);
                content.showText("Invoice for the railway journey");
                content.newLineAtOffset(0, -height * 0.09f);
                content.setRenderingMode(boxed ? RenderingMode.NEITHER : RenderingMode.FILL);
                content.showText("Dilys Rees of Cardiff was told");
                content.endText();
                if (boxed) {
                    content.addRect(20, height * 0.79f, PDRectangle.A4.getWidth() - 40, height * 0.05f);
                    content.fill();
                }
            }
            document.save(out);
            return out.toByteArray();
        }
    }

    private static String text(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document);
        }
    }
}
