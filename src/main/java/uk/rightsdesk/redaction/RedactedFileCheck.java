package uk.rightsdesk.redaction;

import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripperByArea;

/** Whether a redacted picture or PDF is black where it is to be, without a text there, and carries nothing unseen. */
final class RedactedFileCheck {

    /** What JPEG makes of black beside white. */
    private static final int NEARLY_BLACK = 60;

    private RedactedFileCheck() {}

    static List<Hiding> check(byte[] content, List<Redaction.Box> boxes) {
        List<Hiding> found = new ArrayList<>();
        try {
            if (UntrustedFile.isPdf(content)) {
                document(content, boxes, found);
            } else {
                if (PictureProbe.baggage(content).length > 0) {
                    found.add(Hiding.PICTURE_BAGGAGE);
                }
                BufferedImage image = ImageIO.read(new ByteArrayInputStream(content));
                if (image == null || !boxes.stream().allMatch(box -> isBlack(image, box))) {
                    found.add(Hiding.BOX_NOT_BURNT);
                }
            }
        } catch (IOException | RuntimeException broken) {
            found.add(Hiding.UNREADABLE);
        }
        return found;
    }

    private static void document(byte[] content, List<Redaction.Box> boxes, List<Hiding> found) throws IOException {
        try (PDDocument document = Loader.loadPDF(content)) {
            var catalog = document.getDocumentCatalog();
            boolean plain = document.getDocumentInformation().getCOSObject().size() == 0
                    && catalog.getMetadata() == null
                    && catalog.getAcroForm() == null
                    && catalog.getNames() == null
                    && catalog.getOCProperties() == null
                    && PdfProbe.revisions(content).size() == 1;
            for (var page : document.getPages()) {
                plain &= page.getAnnotations().isEmpty() && page.getMetadata() == null;
                plain &= !page.getCOSObject().containsKey(COSName.getPDFName("Thumb"));
            }
            plain &= boxes.stream().noneMatch(box -> hasText(document, box));
            if (!plain) {
                found.add(Hiding.PDF_BAGGAGE);
            }
            PDFRenderer renderer = new PDFRenderer(document);
            for (Redaction.Box box : boxes) {
                if (box.page() >= document.getNumberOfPages()
                        || !isBlack(renderer.renderImageWithDPI(box.page(), 72), box)) {
                    found.add(Hiding.BOX_NOT_BURNT);
                }
            }
        }
    }

    /** Whether any text, seen or unseen, stands where the box is. */
    private static boolean hasText(PDDocument document, Redaction.Box box) {
        if (box.page() >= document.getNumberOfPages()) {
            return false;
        }
        PDRectangle page = document.getPage(box.page()).getCropBox();
        Rectangle2D place = new Rectangle2D.Float(
                box.x() * page.getWidth() / Redaction.PAGE,
                box.y() * page.getHeight() / Redaction.PAGE,
                box.width() * page.getWidth() / Redaction.PAGE,
                box.height() * page.getHeight() / Redaction.PAGE);
        try {
            PDFTextStripperByArea stripper = new PDFTextStripperByArea();
            stripper.addRegion("box", place);
            stripper.extractRegions(document.getPage(box.page()));
            return !stripper.getTextForRegion("box").isBlank();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** At its middle and within its corners. */
    private static boolean isBlack(BufferedImage image, Redaction.Box box) {
        for (int across : new int[] {25, 50, 75}) {
            for (int down : new int[] {25, 50, 75}) {
                int x = (box.x() * 100 + box.width() * across) * image.getWidth() / (Redaction.PAGE * 100);
                int y = (box.y() * 100 + box.height() * down) * image.getHeight() / (Redaction.PAGE * 100);
                int colour = image.getRGB(Math.min(x, image.getWidth() - 1), Math.min(y, image.getHeight() - 1));
                if ((colour >> 16 & 0xFF) > NEARLY_BLACK
                        || (colour >> 8 & 0xFF) > NEARLY_BLACK
                        || (colour & 0xFF) > NEARLY_BLACK) {
                    return false;
                }
            }
        }
        return true;
    }
}
