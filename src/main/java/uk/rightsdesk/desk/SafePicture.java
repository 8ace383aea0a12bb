package uk.rightsdesk.desk;

import java.awt.Color;
import java.awt.Dimension;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import uk.rightsdesk.redaction.UntrustedFile;

/**
 * Turns a stranger's picture or PDF into pictures of our own: decoded by its content, whatever it claims to be, and
 * encoded anew, so that nothing but what can be seen reaches the browser.
 */
final class SafePicture {

    private static final int MAX_PAGES = 10;
    private static final float DPI = 100;

    private SafePicture() {}

    /** How many pictures it gives: one for a picture, up to ten for a PDF, none for all else. */
    static int pages(byte[] content) {
        if (!UntrustedFile.isPdf(content)) {
            return UntrustedFile.picture(content).isPresent() ? 1 : 0;
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
        return (UntrustedFile.isPdf(content) ? page(content, page) : UntrustedFile.picture(content))
                .flatMap(SafePicture::encoded);
    }

    /** Size of a page in pixels, in the right proportion; empty when it cannot be shown. */
    static Optional<Dimension> size(byte[] content, int page) {
        return (UntrustedFile.isPdf(content) ? page(content, page) : UntrustedFile.picture(content))
                .map(image -> new Dimension(image.getWidth(), image.getHeight()));
    }

    private static Optional<BufferedImage> page(byte[] content, int page) {
        try (PDDocument document = Loader.loadPDF(content)) {
            if (page < 0 || page >= Math.min(document.getNumberOfPages(), MAX_PAGES)) {
                return Optional.empty();
            }
            var size = document.getPage(page).getCropBox();
            double pixels = size.getWidth() / 72.0 * DPI * (size.getHeight() / 72.0 * DPI);
            return pixels > UntrustedFile.MAX_PIXELS
                    ? Optional.empty()
                    : Optional.of(new PDFRenderer(document).renderImageWithDPI(page, DPI));
        } catch (IOException | RuntimeException | StackOverflowError broken) {
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
