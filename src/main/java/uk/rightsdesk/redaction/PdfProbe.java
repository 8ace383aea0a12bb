package uk.rightsdesk.redaction;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSObjectKey;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdfparser.PDFStreamParser;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.text.PDFTextStripper;

/** Looks into a PDF: the text of every page and form, every object whether used or not, and every earlier revision. */
final class PdfProbe {

    private static final byte[] END = "%%EOF".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] STREAM = "stream".getBytes(StandardCharsets.US_ASCII);

    private final Probe probe;
    private final Set<COSBase> seen = Collections.newSetFromMap(new IdentityHashMap<>());

    private PdfProbe(Probe probe) {
        this.probe = probe;
    }

    static void look(byte[] content, Probe probe) {
        List<byte[]> revisions = revisions(content);
        new PdfProbe(probe).revision(content);
        for (byte[] earlier : revisions.subList(0, Math.max(0, revisions.size() - 1))) {
            Probe before = new Probe(probe);
            new PdfProbe(before).revision(earlier);
            before.leaks().stream()
                    .filter(leak -> leak.value() != null)
                    .forEach(leak -> probe.found(Hiding.PDF_REVISION, String.valueOf(leak.value())));
        }
        unused(content, probe);
    }

    /** A PDF grows at its end: each part up to an end mark was a whole PDF once. */
    static List<byte[]> revisions(byte[] content) {
        List<byte[]> revisions = new ArrayList<>();
        for (int at = indexOf(content, END, 0); at >= 0; at = indexOf(content, END, at + 1)) {
            revisions.add(Arrays.copyOf(content, at + END.length));
        }
        return revisions;
    }

    private void revision(byte[] content) {
        try (PDDocument document = Loader.loadPDF(content)) {
            probe.text(new PDFTextStripper().getText(document), Hiding.PDF_TEXT);
            object(document.getDocument().getTrailer());
            for (COSObjectKey key : document.getDocument().getXrefTable().keySet()) {
                object(document.getDocument().getObjectFromPool(key));
            }
        } catch (IOException | RuntimeException | StackOverflowError broken) {
            probe.unreadable();
        }
    }

    private void object(COSBase object) {
        COSBase base = object instanceof COSObject indirect ? indirect.getObject() : object;
        if (base == null || !seen.add(base)) {
            return;
        }
        switch (base) {
            case COSString string -> string(string);
            case COSName name -> probe.text(name.getName(), Hiding.PDF_STRING);
            case COSArray array -> array.forEach(this::object);
            case COSStream stream -> {
                stream.getValues().forEach(this::object);
                stream(stream);
            }
            case COSDictionary dictionary -> {
                dictionary.keySet().forEach(key -> probe.text(key.getName(), Hiding.PDF_STRING));
                dictionary.getValues().forEach(this::object);
            }
            default -> {}
        }
    }

    private void string(COSString string) {
        probe.text(string.getString(), Hiding.PDF_STRING);
        probe.text(new String(string.getBytes(), StandardCharsets.UTF_8), Hiding.PDF_STRING);
    }

    private void stream(COSStream stream) {
        COSName type = stream.getCOSName(COSName.TYPE);
        COSName subtype = stream.getCOSName(COSName.SUBTYPE);
        byte[] content;
        try (var in = stream.createInputStream()) {
            content = in.readAllBytes();
        } catch (IOException broken) {
            probe.unreadable();
            return;
        }
        if (COSName.IMAGE.equals(subtype)) {
            // pixels, or a whole JPEG with what it carries
            picture(stream);
        } else if (COSName.getPDFName("EmbeddedFile").equals(type)) {
            probe.packed(content, Hiding.PDF_ATTACHMENT);
        } else {
            probe.packed(content, Hiding.PDF_STREAM);
            if (COSName.FORM.equals(subtype)) {
                form(stream);
            }
            if (couldDraw(stream)) {
                instructions(content);
            }
        }
    }

    /** Fonts, profiles and metadata say nothing by instructions. */
    private static boolean couldDraw(COSStream stream) {
        return !stream.containsKey("Length1")
                && !stream.containsKey("N")
                && !COSName.METADATA.equals(stream.getCOSName(COSName.TYPE))
                && !"CIDFontType0C".equals(stream.getNameAsString(COSName.SUBTYPE));
    }

    private void picture(COSStream stream) {
        try (var in = stream.createRawInputStream()) {
            byte[] raw = in.readAllBytes();
            if (PictureProbe.isPicture(raw)) {
                PictureProbe.look(raw, probe);
            }
        } catch (IOException broken) {
            probe.unreadable();
        }
    }

    /** What a content stream shows or says of itself, ActualText and alternate texts included. */
    private void instructions(byte[] content) {
        try {
            StringBuilder shown = new StringBuilder();
            PDFStreamParser parser = new PDFStreamParser(content);
            for (Object token = parser.parseNextToken(); token != null; token = parser.parseNextToken()) {
                switch (token) {
                    case COSArray array -> array.forEach(part -> shown(part, shown));
                    case COSString string -> shown(string, shown);
                    case COSBase base -> object(base);
                    default -> {}
                }
            }
            probe.uncertain(shown, Hiding.PDF_STREAM);
        } catch (IOException | RuntimeException notInstructions) {
            // a font or a profile: its bytes were looked at
        }
    }

    /** Letters, or codes of glyphs: the font would say, and the text of the page was read by it. */
    private void shown(COSBase part, StringBuilder shown) {
        if (part instanceof COSString string) {
            shown.append(string.getString());
            probe.uncertain(string.getString(), Hiding.PDF_STREAM);
        }
    }

    /** The text of a form, drawn or not: as a page of its own. */
    private void form(COSStream stream) {
        try (PDDocument alone = new PDDocument()) {
            PDPage page = new PDPage(PDRectangle.A4);
            page.setContents(new PDStream(stream));
            COSDictionary resources = stream.getCOSDictionary(COSName.RESOURCES);
            page.setResources(resources == null ? new PDResources() : new PDResources(resources));
            alone.addPage(page);
            probe.text(new PDFTextStripper().getText(alone), Hiding.PDF_TEXT);
        } catch (IOException | RuntimeException | StackOverflowError broken) {
            // its bytes were looked at
        }
    }

    /** Streams that no table of the PDF names any more are there all the same: each is unpacked where it stands. */
    private static void unused(byte[] content, Probe probe) {
        for (int at = indexOf(content, STREAM, 0); at >= 0; at = indexOf(content, STREAM, at + 1)) {
            int start = at + STREAM.length;
            while (start < content.length && (content[start] == '\r' || content[start] == '\n')) {
                start++;
            }
            byte[] unpacked = inflated(content, start);
            if (unpacked.length > 0) {
                probe.bytes(unpacked, Hiding.PDF_STREAM);
            }
        }
    }

    private static byte[] inflated(byte[] content, int start) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(content, start, content.length - start);
            byte[] part = new byte[8192];
            for (int read = inflater.inflate(part); read > 0; read = inflater.inflate(part)) {
                out.write(part, 0, read);
            }
        } catch (DataFormatException notPacked) {
            // what came out before is kept
        } finally {
            inflater.end();
        }
        return out.toByteArray();
    }

    private static int indexOf(byte[] content, byte[] wanted, int from) {
        for (int at = from; at <= content.length - wanted.length; at++) {
            if (Arrays.equals(content, at, at + wanted.length, wanted, 0, wanted.length)) {
                return at;
            }
        }
        return -1;
    }
}
