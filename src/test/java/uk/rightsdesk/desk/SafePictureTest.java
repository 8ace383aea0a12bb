package uk.rightsdesk.desk;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.junit.jupiter.api.Test;

class SafePictureTest {

    @Test
    void shouldEncodePictureAnewSoThatNothingHiddenComesAlong() throws IOException {
        ByteArrayOutputStream picture = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(30, 20, BufferedImage.TYPE_INT_RGB), "jpg", picture);
        picture.write("<script>canary</script>".getBytes(ISO_8859_1));

        byte[] png = SafePicture.png(picture.toByteArray(), 0).orElseThrow();

        assertThat(new String(png, ISO_8859_1)).startsWith("\u0089PNG").doesNotContain("canary");
        assertThat(ImageIO.read(new ByteArrayInputStream(png)).getWidth()).isEqualTo(30);
    }

    @Test
    void shouldShowPagesOfPdf() throws IOException {
        ByteArrayOutputStream pdf = new ByteArrayOutputStream();
        try (PDDocument document = new PDDocument()) {
            document.addPage(new PDPage());
            document.addPage(new PDPage());
            document.save(pdf);
        }

        assertThat(SafePicture.pages(pdf.toByteArray())).isEqualTo(2);
        assertThat(SafePicture.png(pdf.toByteArray(), 1)).isPresent();
        assertThat(SafePicture.png(pdf.toByteArray(), 2)).isEmpty();
    }

    @Test
    void shouldShowNothingElse() {
        for (String content : new String[] {
            "", "<html><script>alert(1)</script>", "%PDF-1.7 broken", "\u0089PNG\r\n\u001a\nbroken", "<svg/>"
        }) {
            assertThat(SafePicture.pages(content.getBytes(ISO_8859_1))).isZero();
            assertThat(SafePicture.png(content.getBytes(ISO_8859_1), 0)).isEmpty();
        }
    }
}
