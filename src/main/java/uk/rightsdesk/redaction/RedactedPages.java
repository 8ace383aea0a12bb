package uk.rightsdesk.redaction;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.apache.pdfbox.rendering.PDFRenderer;

/**
 * Burns boxes into the pages of a picture or PDF. The file is built anew from what can be seen: text layer, metadata,
 * thumbnails, attachments, annotations, hidden layers and earlier revisions of the original are not in it. A PDF gets a
 * text layer that is read from the new pages, see {@link PageWords}.
 */
public final class RedactedPages {

    private static final int MAX_PAGES = 200;
    private static final float DPI = 150;

    private RedactedPages() {}

    /** A file built anew, and its media type. */
    @SuppressWarnings("ArrayRecordComponent") // written once, never compared
    public record Rebuilt(byte[] content, String mediaType) {}

    /** A file that cannot be drawn, or a box on a page that it has not: it can be withheld only. */
    public static final class CannotRedact extends RuntimeException {
        private CannotRedact() {
            super("the file cannot be drawn as pages, or has no such page");
        }
    }

    /** How many pages can be drawn: one for a picture, none for what is neither picture nor PDF. */
    public static int pages(byte[] content) {
        if (!UntrustedFile.isPdf(content)) {
            return UntrustedFile.picture(content).isPresent() ? 1 : 0;
        }
        try (PDDocument document = Loader.loadPDF(content)) {
            return document.getNumberOfPages() > MAX_PAGES ? 0 : document.getNumberOfPages();
        } catch (IOException | RuntimeException | StackOverflowError broken) {
            return 0;
        }
    }

    /**
     * @param boxes at least one; which column they name plays no part here
     * @throws CannotRedact when it cannot be done
     */
    public static Rebuilt of(byte[] content, List<Redaction.Box> boxes) {
        return of(content, boxes, true);
    }

    /**
     * Whether it can be done: without reading the words of its pages, which takes long.
     *
     * @throws CannotRedact when it cannot be done
     */
    public static void check(byte[] content, List<Redaction.Box> boxes) {
        of(content, boxes, false);
    }

    private static Rebuilt of(byte[] content, List<Redaction.Box> boxes, boolean withWords) {
        int pages = pages(content);
        if (boxes.isEmpty() || boxes.stream().anyMatch(box -> box.page() >= pages)) {
            throw new CannotRedact();
        }
        try {
            return UntrustedFile.isPdf(content)
                    ? new Rebuilt(document(content, boxes, withWords), "application/pdf")
                    : picture(content, boxes);
        } catch (CannotRedact cannot) {
            throw cannot;
        } catch (IOException | RuntimeException | StackOverflowError broken) {
            throw new CannotRedact();
        }
    }

    private static Rebuilt picture(byte[] content, List<Redaction.Box> boxes) throws IOException {
        BufferedImage drawn = drawn(UntrustedFile.picture(content).orElseThrow(CannotRedact::new), boxes);
        boolean jpeg = (content[0] & 0xFF) == 0xFF && (content[1] & 0xFF) == 0xD8;
        return jpeg ? new Rebuilt(jpeg(drawn), "image/jpeg") : new Rebuilt(png(drawn), "image/png");
    }

    private static byte[] document(byte[] content, List<Redaction.Box> boxes, boolean withWords) throws IOException {
        try (PDDocument original = Loader.loadPDF(content);
                PDDocument rebuilt = new PDDocument()) {
            PDFRenderer renderer = new PDFRenderer(original);
            for (int page = 0; page < original.getNumberOfPages(); page++) {
                int number = page;
                BufferedImage image = drawn(
                        render(original, renderer, page),
                        boxes.stream().filter(box -> box.page() == number).toList());
                PDPage sheet = new PDPage(new PDRectangle(image.getWidth() * 72 / DPI, image.getHeight() * 72 / DPI));
                rebuilt.addPage(sheet);
                try (PDPageContentStream stream = new PDPageContentStream(rebuilt, sheet)) {
                    stream.drawImage(
                            LosslessFactory.createFromImage(rebuilt, image),
                            0,
                            0,
                            sheet.getMediaBox().getWidth(),
                            sheet.getMediaBox().getHeight());
                    if (withWords) {
                        PageWords.write(rebuilt, stream, image, burnt(image, boxes, number), DPI);
                    }
                }
            }
            // without it the file would be other bytes each time
            rebuilt.setDocumentId(1L);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            rebuilt.save(out);
            return out.toByteArray();
        }
    }

    private static BufferedImage render(PDDocument document, PDFRenderer renderer, int page) throws IOException {
        PDRectangle size = document.getPage(page).getCropBox();
        if (size.getWidth() / 72.0 * DPI * (size.getHeight() / 72.0 * DPI) > UntrustedFile.MAX_PIXELS) {
            throw new CannotRedact();
        }
        return renderer.renderImageWithDPI(page, DPI);
    }

    /** On a plain raster of our own: a palette, profile or transparency of the original does not come along. */
    private static BufferedImage drawn(BufferedImage image, List<Redaction.Box> boxes) {
        int width = image.getWidth();
        int height = image.getHeight();
        BufferedImage plain = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = plain.createGraphics();
        graphics.drawImage(image, 0, 0, Color.WHITE, null);
        graphics.setColor(Color.BLACK);
        boxes.forEach(box -> graphics.fill(pixels(box, width, height)));
        graphics.dispose();
        return plain;
    }

    /** Outwards to whole pixels: no edge of a letter is left. */
    private static Rectangle pixels(Redaction.Box box, int width, int height) {
        int left = Math.floorDiv(box.x() * width, Redaction.PAGE);
        int top = Math.floorDiv(box.y() * height, Redaction.PAGE);
        int right = Math.ceilDiv((box.x() + box.width()) * width, Redaction.PAGE);
        int bottom = Math.ceilDiv((box.y() + box.height()) * height, Redaction.PAGE);
        return new Rectangle(left, top, right - left, bottom - top);
    }

    private static List<Rectangle> burnt(BufferedImage image, List<Redaction.Box> boxes, int page) {
        return boxes.stream()
                .filter(box -> box.page() == page)
                .map(box -> pixels(box, image.getWidth(), image.getHeight()))
                .toList();
    }

    private static byte[] png(BufferedImage image) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(image, "png", out);
        return out.toByteArray();
    }

    private static byte[] jpeg(BufferedImage image) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (var stream = ImageIO.createImageOutputStream(out)) {
            ImageWriteParam settings = writer.getDefaultWriteParam();
            settings.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            settings.setCompressionQuality(0.9f);
            writer.setOutput(stream);
            writer.write(null, new IIOImage(image, null, null), settings);
        } finally {
            writer.dispose();
        }
        return out.toByteArray();
    }
}
