package uk.rightsdesk.redaction;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What an attacker would find in an answer, the gate finds before. */
class DisclosureGateTest {

    private static final String SECRET = "Marta Quell";
    private static final Redaction.Box BOX = new Redaction.Box("content", 0, 200, 200, 400, 400);

    @TestFactory
    Stream<DynamicTest> shouldCatch() throws IOException {
        var gate = new DisclosureGate(List.of(SECRET), Map.of());
        return HidingPlaces.of(SECRET).entrySet().stream()
                .map(file -> DynamicTest.dynamicTest(
                        file.getKey(),
                        () -> assertThat(gate.inspect("files/a", file.getValue()))
                                .extracting(Leak::value)
                                .contains(SECRET)));
    }

    @TestFactory
    Stream<DynamicTest> shouldLetPassWhatDoesNotHoldIt() throws IOException {
        var gate = new DisclosureGate(List.of("Bruno Fitch"), Map.of());
        return HidingPlaces.of(SECRET).entrySet().stream()
                .map(file -> DynamicTest.dynamicTest(
                        file.getKey(),
                        () -> assertThat(gate.inspect("files/a", file.getValue()))
                                .isEmpty()));
    }

    @Test
    void shouldListItsCatchesInTheHandbook() throws IOException {
        String list = HidingPlaces.of(SECRET).keySet().stream()
                .map(name -> "- " + name.substring(0, name.lastIndexOf('.')))
                .collect(Collectors.joining("\n"));
        assertThat(Files.readString(Path.of("docs/redaction.md"))).contains(list);
    }

    @Test
    void shouldTakeShortWordsForWholeWordsOnly() {
        var gate = new DisclosureGate(List.of("Ann"), Map.of());
        assertThat(gate.inspect("a.txt", bytes("The annual meeting; a plan"))).isEmpty();
        assertThat(gate.inspect("a.txt", bytes("Ask ANN's brother"))).isNotEmpty();
    }

    @Test
    void shouldLookAtTheNamesInTheArchive() throws IOException {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry("files/marta_quell.png"));
            zip.closeEntry();
        }
        assertThat(new DisclosureGate(List.of(SECRET), Map.of()).inspect(new ByteArrayInputStream(out.toByteArray())))
                .containsExactly(new Leak("files/marta_quell.png", Hiding.FILE_NAME, SECRET));
    }

    @Test
    void shouldTellNothingOfWhatWasFoundInItsText() {
        assertThat(new Leak("files/marta_quell.png", Hiding.BYTES, SECRET)).hasToString("Leak[BYTES]");
    }

    @Test
    void shouldTakeARebuiltPictureForRedacted() throws IOException {
        for (String format : List.of("png", "jpg")) {
            byte[] rebuilt = RedactedPages.of(white(format), List.of(BOX)).content();
            assertThat(gate().inspect("files/a", rebuilt)).as(format).isEmpty();
        }
    }

    @Test
    void shouldCatchAPictureWhoseBoxIsNotBurnt() throws IOException {
        assertThat(gate().inspect("files/a", white("png")))
                .extracting(Leak::hiding)
                .containsExactly(Hiding.BOX_NOT_BURNT);
    }

    @Test
    void shouldCatchAThumbnailInARedactedPicture() throws IOException {
        byte[] rebuilt = RedactedPages.of(white("jpg"), List.of(BOX)).content();
        byte[] thumbnail =
                HidingPlaces.segment(0xE1, HidingPlaces.joined(bytes("Exif\0\0"), HidingPlaces.picture("jpg")));
        var out = new ByteArrayOutputStream();
        out.write(rebuilt, 0, 2);
        out.writeBytes(thumbnail);
        out.write(rebuilt, 2, rebuilt.length - 2);

        assertThat(gate().inspect("files/a", out.toByteArray()))
                .extracting(Leak::hiding)
                .containsExactly(Hiding.PICTURE_BAGGAGE);
    }

    @Test
    void shouldRebuildADocumentWithoutWhatCannotBeSeen() throws IOException {
        // given every hiding place that is a PDF
        for (var file : HidingPlaces.of(SECRET).entrySet()) {
            if (file.getKey().endsWith(".pdf")) {
                // when
                byte[] rebuilt = RedactedPages.of(
                                file.getValue(), List.of(new Redaction.Box("content", 0, 0, 0, 1000, 1000)))
                        .content();

                // then
                var gate = new DisclosureGate(
                        List.of(SECRET), Map.of("files/a", List.of(new Redaction.Box("content", 0, 0, 0, 1000, 1000))));
                assertThat(gate.inspect("files/a", rebuilt)).as(file.getKey()).isEmpty();
                try (PDDocument document = Loader.loadPDF(rebuilt)) {
                    assertThat(new PDFTextStripper().getText(document)).isBlank();
                }
            }
        }
    }

    @Test
    void shouldCatchADocumentThatCarriesMoreThanPages() throws IOException {
        // given a rebuilt document that somebody wrote a title into
        byte[] rebuilt = RedactedPages.of(onePage(), List.of(BOX)).content();
        var out = new ByteArrayOutputStream();
        try (PDDocument document = Loader.loadPDF(rebuilt)) {
            document.getDocumentInformation().setTitle("scan");
            document.save(out);
        }

        assertThat(gate().inspect("files/a", rebuilt)).isEmpty();
        assertThat(gate().inspect("files/a", out.toByteArray()))
                .extracting(Leak::hiding)
                .containsExactly(Hiding.PDF_BAGGAGE);
    }

    @Test
    void shouldBuildTheSameBytesAgain() throws IOException {
        assertThat(RedactedPages.of(onePage(), List.of(BOX)).content())
                .isEqualTo(RedactedPages.of(onePage(), List.of(BOX)).content());
    }

    private static DisclosureGate gate() {
        return new DisclosureGate(List.of(SECRET), Map.of("files/a", List.of(BOX)));
    }

    private static byte[] onePage() throws IOException {
        try (PDDocument document = new PDDocument()) {
            PDPage page = new PDPage();
            document.addPage(page);
            HidingPlaces.drawImage(document, page, LosslessFactory.createFromImage(document, whiteImage()));
            var out = new ByteArrayOutputStream();
            document.save(out);
            return out.toByteArray();
        }
    }

    private static byte[] white(String format) throws IOException {
        var out = new ByteArrayOutputStream();
        ImageIO.write(whiteImage(), format, out);
        return out.toByteArray();
    }

    private static BufferedImage whiteImage() {
        var image = new BufferedImage(400, 300, BufferedImage.TYPE_INT_RGB);
        var graphics = image.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, 400, 300);
        graphics.dispose();
        return image;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
