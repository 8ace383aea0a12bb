package uk.rightsdesk.redaction;

import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.graphics.state.RenderingMode;
import org.apache.pdfbox.util.Matrix;

/**
 * The words on a page that was drawn, read from its pixels once the boxes were burnt in: what is under them cannot be
 * read. Needs tesseract; where it is not installed a rebuilt page has no text. The picture goes through a pipe, so
 * nothing of it is left on a disk.
 */
final class PageWords {

    private static final Optional<Path> TESSERACT = Arrays.stream(
                    Objects.requireNonNullElse(System.getenv("PATH"), "").split(File.pathSeparator))
            .filter(folder -> !folder.isEmpty())
            .map(folder -> Path.of(folder, "tesseract"))
            .filter(Files::isExecutable)
            .findFirst();

    /** What is read with less certainty, in per cent, is as likely noise. */
    private static final double SURE = 40;

    private static final int LONGEST_SECONDS = 60;
    private static final int FIELDS = 12;

    private PageWords() {}

    /** Whether pages can be read here. */
    static boolean available() {
        return TESSERACT.isPresent();
    }

    /** @param place in pixels from the top left */
    private record Word(String text, Rectangle place) {}

    /**
     * Writes the words of a picture over it, unseen, so that they can be searched, copied and read aloud.
     *
     * @param image as it stands on the page, from edge to edge
     * @param boxes what was burnt in, in pixels: nothing is written that touches one
     * @param dpi pixels of the image for an inch of the page
     */
    static void write(
            PDDocument document, PDPageContentStream page, BufferedImage image, List<Rectangle> boxes, float dpi)
            throws IOException {
        List<Word> words = read(image, dpi).stream()
                .filter(word -> boxes.stream().noneMatch(box -> box.intersects(word.place())))
                .toList();
        if (words.isEmpty()) {
            return;
        }
        PDFont font = font(document);
        page.beginText();
        page.setRenderingMode(RenderingMode.NEITHER);
        for (Word word : words) {
            float size = word.place().height * 72 / dpi;
            float width = width(font, word.text()) * size;
            if (width > 0) {
                page.setFont(font, size);
                page.setHorizontalScaling(word.place().width * 72 / dpi / width * 100);
                page.setTextMatrix(Matrix.getTranslateInstance(
                        word.place().x * 72 / dpi,
                        (image.getHeight() - word.place().y - word.place().height) * 72 / dpi));
                page.showText(word.text() + " ");
            }
        }
        page.endText();
    }

    /** Of a text at size 1; 0 where the font lacks a character of it. */
    private static float width(PDFont font, String text) throws IOException {
        try {
            return font.getStringWidth(text) / 1000;
        } catch (IllegalArgumentException lacking) {
            return 0;
        }
    }

    private static PDFont font(PDDocument document) throws IOException {
        try (InputStream face =
                Objects.requireNonNull(PageWords.class.getResourceAsStream("/letters/fonts/NotoSans-Regular.ttf"))) {
            return PDType0Font.load(document, face, true);
        }
    }

    private static List<Word> read(BufferedImage image, float dpi) throws IOException {
        if (TESSERACT.isEmpty()) {
            return List.of();
        }
        ProcessBuilder command = new ProcessBuilder(
                        TESSERACT.get().toString(),
                        "stdin",
                        "stdout",
                        "-l",
                        "eng",
                        "--dpi",
                        Integer.toString(Math.round(dpi)),
                        "tsv")
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        command.environment().put("OMP_THREAD_LIMIT", "1");
        Process tesseract = command.start();
        try {
            return words(answer(tesseract, image));
        } finally {
            tesseract.destroyForcibly();
        }
    }

    /** It answers once it has all of the picture, so that writing never waits for reading. */
    private static String answer(Process tesseract, BufferedImage image) throws IOException {
        Thread late = Thread.ofVirtual().start(() -> stopWhenLate(tesseract));
        try (OutputStream in = tesseract.getOutputStream()) {
            ByteArrayOutputStream png = new ByteArrayOutputStream();
            ImageIO.write(image, "png", png);
            png.writeTo(in);
        }
        try (InputStream out = tesseract.getInputStream()) {
            return new String(out.readAllBytes(), StandardCharsets.UTF_8);
        } finally {
            late.interrupt();
        }
    }

    private static void stopWhenLate(Process tesseract) {
        try {
            if (!tesseract.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)) {
                tesseract.destroyForcibly();
            }
        } catch (InterruptedException answered) {
            Thread.currentThread().interrupt();
        }
    }

    /** Tab-separated: level, five numbers of its place in the text, left, top, width, height, certainty, word. */
    private static List<Word> words(String table) {
        return table.lines()
                .map(line -> line.split("\t", FIELDS))
                .filter(fields -> fields.length == FIELDS && fields[0].equals("5") && !fields[11].isBlank())
                .filter(fields -> Double.parseDouble(fields[10]) >= SURE)
                .map(fields -> new Word(
                        fields[11].strip(),
                        new Rectangle(
                                Integer.parseInt(fields[6]),
                                Integer.parseInt(fields[7]),
                                Integer.parseInt(fields[8]),
                                Integer.parseInt(fields[9]))))
                .toList();
    }
}
