package uk.rightsdesk.desk;

import java.awt.Color;
import java.awt.Dimension;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;

/**
 * Turns a stranger's picture or PDF into pictures of our own: decoded by its content, whatever it claims to be, and
 * encoded anew, so that nothing but what can be seen reaches the browser.
 */
final class SafePicture {

    private static final long MAX_PIXELS = 40_000_000;
    private static final int MAX_PAGES = 10;
    private static final float DPI = 100;
    private static final byte[] PDF = {'%', 'P', 'D', 'F', '-'};

    private SafePicture() {}

    /** How many pictures it gives: one for a picture, up to ten for a PDF, none for all else. */
    static int pages(byte[] content) {
        if (!isPdf(content)) {
            return picture(content).isPresent() ? 1 : 0;
        }
        try (PDDocument document = Loader.loadPDF(content)) {
            return Math.min(document.getNumberOfPages(), MAX_PAGES);
        } catch (IOException | RuntimeException | StackOverflowError broken) {
            return 0;
        }
    }

    /**
     * @param page from 0
     * @return a PNG; empty when it cannot be shown
     */
    static Optional<byte[]> png(byte[] content, int page) {
        return (isPdf(content) ? page(content, page) : picture(content)).flatMap(SafePicture::encoded);
    }

    /** Size of a page in pixels, in the right proportion; empty when it cannot be shown. */
    static Optional<Dimension> size(byte[] content, int page) {
        return (isPdf(content) ? page(content, page) : picture(content))
                .map(image -> new Dimension(image.getWidth(), image.getHeight()));
    }

    private static boolean isPdf(byte[] content) {
        return content.length > PDF.length && Arrays.equals(content, 0, PDF.length, PDF, 0, PDF.length);
    }

    private static Optional<BufferedImage> page(byte[] content, int page) {
        try (PDDocument document = Loader.loadPDF(content)) {
            if (page < 0 || page >= Math.min(document.getNumberOfPages(), MAX_PAGES)) {
                return Optional.empty();
            }
            var size = document.getPage(page).getCropBox();
            double pixels = size.getWidth() / 72.0 * DPI * (size.getHeight() / 72.0 * DPI);
            return pixels > MAX_PIXELS
                    ? Optional.empty()
                    : Optional.of(new PDFRenderer(document).renderImageWithDPI(page, DPI));
        } catch (IOException | RuntimeException | StackOverflowError broken) {
            return Optional.empty();
        }
    }

    private static Optional<BufferedImage> picture(byte[] content) {
        try (ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(content))) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            if (!readers.hasNext()) {
                return Optional.empty();
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(in, true, true);
                boolean small = (long) reader.getWidth(0) * reader.getHeight(0) <= MAX_PIXELS;
                return small ? Optional.of(reader.read(0)) : Optional.empty();
            } finally {
                reader.dispose();
            }
        } catch (IOException | RuntimeException broken) {
            return Optional.empty();
        }
    }

    private static Optional<byte[]> encoded(BufferedImage image) {
        // drawn anew: a palette or profile of the stranger's does not come along
        BufferedImage plain = new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_RGB);
        var graphics = plain.createGraphics();
        graphics.drawImage(image, 0, 0, Color.WHITE, null);
        graphics.dispose();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ImageIO.write(plain, "png", out);
        } catch (IOException broken) {
            return Optional.empty();
        }
        return Optional.of(out.toByteArray());
    }
}
