package uk.rightsdesk.redaction;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.zip.InflaterInputStream;

/** Looks at what a picture carries beside its pixels. */
final class PictureProbe {

    /** Chunks of a PNG that are needed to draw it. */
    private static final Set<String> PIXELS = Set.of("IHDR", "PLTE", "IDAT", "IEND", "tRNS", "gAMA", "sRGB", "pHYs");

    private static final int PNG_HEAD = 8;

    private PictureProbe() {}

    static boolean isPicture(byte[] content) {
        return isJpeg(content) || isPng(content);
    }

    private static boolean isJpeg(byte[] content) {
        return content.length > 3 && (content[0] & 0xFF) == 0xFF && (content[1] & 0xFF) == 0xD8;
    }

    private static boolean isPng(byte[] content) {
        return content.length > PNG_HEAD && (content[0] & 0xFF) == 0x89 && content[1] == 'P' && content[2] == 'N';
    }

    static void look(byte[] content, Probe probe) {
        byte[] baggage = baggage(content);
        probe.text(new String(baggage, StandardCharsets.UTF_8), Hiding.PICTURE_METADATA);
        probe.text(new String(baggage, StandardCharsets.ISO_8859_1), Hiding.PICTURE_METADATA);
        probe.text(new String(baggage, StandardCharsets.UTF_16LE), Hiding.PICTURE_METADATA);
        probe.text(new String(baggage, StandardCharsets.UTF_16BE), Hiding.PICTURE_METADATA);
    }

    /**
     * All that is in a picture and not needed to draw it, unpacked: Exif, thumbnails, comments, what follows its end.
     */
    static byte[] baggage(byte[] content) {
        ByteArrayOutputStream baggage = new ByteArrayOutputStream();
        if (isPng(content)) {
            png(content, baggage);
        } else if (isJpeg(content)) {
            jpeg(content, baggage);
        } else {
            baggage.writeBytes(content);
        }
        return baggage.toByteArray();
    }

    private static void png(byte[] content, ByteArrayOutputStream baggage) {
        ByteBuffer in = ByteBuffer.wrap(content, PNG_HEAD, content.length - PNG_HEAD);
        boolean ended = false;
        while (!ended && in.remaining() >= 12) {
            int length = in.getInt();
            byte[] type = new byte[4];
            in.get(type);
            if (length < 0 || length > in.remaining() - 4) {
                break;
            }
            String name = new String(type, StandardCharsets.ISO_8859_1);
            if (!PIXELS.contains(name)) {
                byte[] chunk = new byte[length];
                in.get(chunk);
                baggage.writeBytes(type);
                baggage.writeBytes(chunk);
                inflate(chunk, baggage);
            } else {
                in.position(in.position() + length);
            }
            in.getInt();
            ended = name.equals("IEND");
        }
        rest(in, baggage);
    }

    /** A packed text begins after its keyword: wherever that ends. */
    private static void inflate(byte[] chunk, ByteArrayOutputStream out) {
        for (int start = 0; start < Math.min(chunk.length, 200); start++) {
            if (chunk[start] == 0x78) {
                try (var unpacked =
                        new InflaterInputStream(new ByteArrayInputStream(chunk, start, chunk.length - start))) {
                    out.writeBytes(unpacked.readAllBytes());
                } catch (IOException notHere) {
                    // the next byte may be the start
                }
            }
        }
    }

    private static void jpeg(byte[] content, ByteArrayOutputStream baggage) {
        ByteBuffer in = ByteBuffer.wrap(content, 2, content.length - 2);
        while (in.remaining() >= 2) {
            if ((in.get() & 0xFF) != 0xFF) {
                continue;
            }
            int marker = in.get() & 0xFF;
            if (marker == 0xD9) {
                break;
            }
            if (marker == 0xDA) {
                skipPixels(in);
                continue;
            }
            boolean alone = marker == 0 || marker == 0xFF || marker == 0x01 || (marker >= 0xD0 && marker <= 0xD7);
            if (alone || in.remaining() < 2) {
                continue;
            }
            int length = (in.getShort() & 0xFFFF) - 2;
            if (length < 0 || length > in.remaining()) {
                break;
            }
            byte[] segment = new byte[length];
            in.get(segment);
            // JFIF's own fourteen bytes say how to draw; a thumbnail may follow them
            boolean jfif = marker == 0xE0 && length <= 14;
            if (!jfif && (marker >= 0xE0 && marker <= 0xEF || marker == 0xFE)) {
                baggage.writeBytes(segment);
            }
        }
        rest(in, baggage);
    }

    /** To the next marker that is neither a byte of pixels nor a restart. */
    private static void skipPixels(ByteBuffer in) {
        while (in.remaining() >= 2) {
            int position = in.position();
            if ((in.get(position) & 0xFF) == 0xFF) {
                int next = in.get(position + 1) & 0xFF;
                if (next != 0 && (next < 0xD0 || next > 0xD7)) {
                    return;
                }
            }
            in.position(position + 1);
        }
    }

    private static void rest(ByteBuffer in, ByteArrayOutputStream out) {
        byte[] rest = new byte[in.remaining()];
        in.get(rest);
        out.writeBytes(rest);
    }
}
