package uk.rightsdesk.letter;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.interactive.form.PDField;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

class ComplaintFormTest {

    private final byte[] form = new ComplaintForm(LetterSamples.controller()).pdf();

    @Test
    void shouldConformToPdfUa() throws Exception {
        assertThat(VeraPdf.broken(form)).noneMatch(fault -> fault.startsWith("ua1 "));
    }

    @Test
    void shouldBeFilledIn() throws Exception {
        // given
        ByteArrayOutputStream filled = new ByteArrayOutputStream();
        try (PDDocument document = Loader.loadPDF(form)) {
            PDField what = document.getDocumentCatalog().getAcroForm().getField("what");

            // when
            what.setValue("Siân's letter was lost. Zażółć.");
            document.save(filled);
        }

        // then
        try (PDDocument document = Loader.loadPDF(filled.toByteArray())) {
            assertThat(document.getDocumentCatalog()
                            .getAcroForm()
                            .getField("what")
                            .getValueAsString())
                    .isEqualTo("Siân's letter was lost. Zażółć.");
        }
    }

    @Test
    void shouldNameEachFieldAndWhereToSendIt() throws Exception {
        try (PDDocument document = Loader.loadPDF(form)) {
            assertThat(document.getNumberOfPages()).isEqualTo(1);
            assertThat(document.getDocumentCatalog().getAcroForm().getFields())
                    .hasSize(7)
                    .allSatisfy(
                            field -> assertThat(field.getAlternateFieldName()).isNotBlank());
            assertThat(new PDFTextStripper().getText(document).replaceAll("\\s+", " "))
                    .contains("hello@customer-first.example", "160 Example House", "section 164A");
        }
    }
}
