package uk.rightsdesk.redaction;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import org.springframework.web.util.HtmlUtils;

/** Looks into one file of an answer, and into whatever is packed in it. */
final class Probe {

    /** What could be anything, such as pixels, reads like a short word by chance. */
    private static final int IN_BYTES = 6;

    private static final int IN_TEXT = 2;
    private static final int DEEPEST = 6;
    private static final int LARGEST = 256 << 20;

    // possessive: a signature in a letter is a string of many thousand digits, and groups that may give back recurse
    private static final Pattern HEX = Pattern.compile("(?:[0-9A-Fa-f]{2}\\s*+){4,}+");
    private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9+/_-]{8,}(?:\\r?\\n[A-Za-z0-9+/_-]{8,})*+={0,2}");
    private static final Pattern ESCAPE =
            Pattern.compile("\\\\u([0-9A-Fa-f]{4})|%([0-9A-Fa-f]{2})|\\\\x([0-9A-Fa-f]{2})");
    private static final Pattern TAG = Pattern.compile("<[^<>]{0,2000}>");

    private final String path;
    private final Needles needles;
    private final Set<Leak> leaks = new LinkedHashSet<>();
    /** Digests of what was looked at already: a long PDF holds most of its bytes where two ways lead to them. */
    private final Set<ByteBuffer> looked;

    private int depth;

    Probe(String path, Needles needles) {
        this(path, needles, new HashSet<>());
    }

    private Probe(String path, Needles needles, Set<ByteBuffer> looked) {
        this.path = path;
        this.needles = needles;
        this.looked = looked;
    }

    /** Looks for the same in another revision of the same file. */
    Probe(Probe other) {
        this(other.path, other.needles, other.looked);
        this.depth = other.depth;
    }

    Set<Leak> leaks() {
        return leaks;
    }

    void name(String name) {
        text(name, Hiding.FILE_NAME);
    }

    /** Notes what is found in a text that was read from the file. */
    void text(CharSequence text, Hiding hiding) {
        search(text, IN_TEXT, hiding);
    }

    /** The same for a text that may be no text: codes of glyphs, say. */
    void uncertain(CharSequence text, Hiding hiding) {
        search(text, IN_BYTES - 2, hiding);
    }

    private void search(CharSequence text, int atLeast, Hiding hiding) {
        needles.in(text, atLeast).forEach(value -> leaks.add(new Leak(path, hiding, value)));
    }

    void found(Hiding hiding, String value) {
        leaks.add(new Leak(path, hiding, value));
    }

    void unreadable() {
        leaks.add(new Leak(path, Hiding.UNREADABLE, null));
    }

    /** A file, or what was unpacked from one. */
    void file(byte[] content) {
        if (++depth <= DEEPEST) {
            bytes(content, Hiding.BYTES);
            if (UntrustedFile.isPdf(content)) {
                PdfProbe.look(content, this);
            } else if (PictureProbe.isPicture(content)) {
                PictureProbe.look(content, this);
            } else if (content.length > 4 && content[0] == 'P' && content[1] == 'K') {
                zip(content);
            } else if (content.length > 2 && (content[0] & 0xFF) == 0x1F && (content[1] & 0xFF) == 0x8B) {
                gzip(content);
            }
        } else {
            unreadable();
        }
        depth--;
    }

    /** Bytes as every text that they could be. */
    void bytes(byte[] content, Hiding hiding) {
        if (!looked.add(digest(content))) {
            return;
        }
        boolean isText = isText(content);
        int atLeast = isText ? IN_TEXT : IN_BYTES;
        String plain = new String(content, isText ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1);
        search(plain, atLeast, hiding);
        if (!isText) {
            search(new String(content, StandardCharsets.UTF_8), IN_BYTES, hiding);
        }
        utf16(content, StandardCharsets.UTF_16BE);
        utf16(content, StandardCharsets.UTF_16LE);
        hexadecimal(plain);
        base64(plain);
        if (isText) {
            escaped(plain);
        }
    }

    private static ByteBuffer digest(byte[] content) {
        try {
            return ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static boolean isText(byte[] content) {
        int odd = 0;
        int looked = Math.min(content.length, 4096);
        for (int i = 0; i < looked; i++) {
            int one = content[i] & 0xFF;
            odd += one < 9 || (one > 13 && one < 32) || one == 127 ? 1 : 0;
        }
        return odd * 50 <= looked;
    }

    private void utf16(byte[] content, Charset charset) {
        for (int shift = 0; shift < Math.min(2, content.length); shift++) {
            search(new String(content, shift, content.length - shift, charset), IN_BYTES - 2, Hiding.UTF_16);
        }
    }

    private void hexadecimal(String text) {
        Matcher run = HEX.matcher(text);
        while (run.find()) {
            String digits = run.group().replaceAll("\\s", "");
            decoded(HexFormat.of().parseHex(digits), Hiding.HEX);
        }
    }

    private void base64(String text) {
        Matcher run = BASE64.matcher(text);
        while (run.find()) {
            String letters =
                    run.group().replaceAll("[\\r\\n=]", "").replace('-', '+').replace('_', '/');
            // one letter too many is no Base64: an end that was cut
            String whole = letters.length() % 4 == 1 ? letters.substring(0, letters.length() - 1) : letters;
            decoded(Base64.getDecoder().decode(whole), Hiding.BASE64);
        }
    }

    private void decoded(byte[] content, Hiding hiding) {
        int atLeast = isText(content) ? 4 : IN_BYTES;
        search(new String(content, StandardCharsets.UTF_8), atLeast, hiding);
        search(new String(content, StandardCharsets.UTF_16BE), atLeast, hiding);
        search(new String(content, StandardCharsets.UTF_16LE), atLeast, hiding);
    }

    private void escaped(String text) {
        String unescaped = ESCAPE.matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(String.valueOf(
                        (char) Integer.parseInt(first(found.group(1), found.group(2), found.group(3)), 16))));
        if (!unescaped.equals(text)) {
            text(unescaped, Hiding.ESCAPED);
            // bytes of UTF-8 that were escaped one by one
            text(new String(unescaped.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8), Hiding.ESCAPED);
        }
        String shown = HtmlUtils.htmlUnescape(TAG.matcher(text).replaceAll(""));
        if (!shown.equals(text)) {
            text(shown, Hiding.ESCAPED);
        }
    }

    private static String first(String... groups) {
        for (String group : groups) {
            if (group != null) {
                return group;
            }
        }
        return "0";
    }

    private void zip(byte[] content) {
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(content))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                text(entry.getName(), Hiding.PACKED);
                packed(zip.readNBytes(LARGEST), Hiding.PACKED);
            }
        } catch (ZipException notAZip) {
            // two letters do not make a ZIP: its bytes were looked at
        } catch (IOException | IllegalArgumentException broken) {
            unreadable();
        }
    }

    private void gzip(byte[] content) {
        try (GZIPInputStream packed = new GZIPInputStream(new ByteArrayInputStream(content))) {
            packed(packed.readNBytes(LARGEST), Hiding.PACKED);
        } catch (IOException notOne) {
            // two bytes do not make a packed file
        }
    }

    /** Something unpacked: found in it, it counts as hidden in this way. */
    void packed(byte[] content, Hiding hiding) {
        Probe inner = new Probe(this);
        inner.file(content);
        inner.leaks.forEach(
                leak -> leaks.add(leak.hiding() == Hiding.UNREADABLE ? leak : new Leak(path, hiding, leak.value())));
    }
}
