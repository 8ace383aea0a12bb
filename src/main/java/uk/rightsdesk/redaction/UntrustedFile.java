package uk.rightsdesk.redaction;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/** A file of somebody else's: read by its content, whatever it claims to be, and no larger than is safe to draw. */
public final class UntrustedFile {

    /** More are not drawn: a small file may claim any number. */
    public static final long MAX_PIXELS = 40_000_000;

    private static final byte[] PDF = {'%', 'P', 'D', 'F', '-'};

    private UntrustedFile() {}

    public static boolean isPdf(byte[] content) {
        return content.length > PDF.length && Arrays.equals(content, 0, PDF.length, PDF, 0, PDF.length);
    }

    /** The first picture in it; empty when there is none that can be read. */
    public static Optional<BufferedImage> picture(byte[] content) {
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
}
