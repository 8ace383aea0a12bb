package uk.rightsdesk.redaction;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Calendar;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentNameDictionary;
import org.apache.pdfbox.pdmodel.PDEmbeddedFilesNameTreeNode;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDMetadata;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.pdmodel.common.filespecification.PDEmbeddedFile;
import org.apache.pdfbox.pdmodel.documentinterchange.markedcontent.PDPropertyList;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.apache.pdfbox.pdmodel.graphics.image.JPEGFactory;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.pdmodel.graphics.optionalcontent.PDOptionalContentGroup;
import org.apache.pdfbox.pdmodel.graphics.optionalcontent.PDOptionalContentProperties;
import org.apache.pdfbox.pdmodel.graphics.state.RenderingMode;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationText;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDDocumentOutline;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineItem;
import org.apache.pdfbox.pdmodel.interactive.form.PDAcroForm;
import org.apache.pdfbox.pdmodel.interactive.form.PDTextField;
import org.apache.pdfbox.util.Matrix;

/** The ways in which redaction has failed in the world, each made with one secret in it. */
final class HidingPlaces {

    private final String secret;
    private final Map<String, byte[]> files = new LinkedHashMap<>();

    private HidingPlaces(String secret) {
        this.secret = secret;
    }

    /** A way for a document to hold the secret. */
    private interface Hide {
        void in(PDDocument document, PDPage page) throws IOException;
    }

    static Map<String, byte[]> of(String secret) throws IOException {
        HidingPlaces places = new HidingPlaces(secret);
        places.texts();
        places.documents();
        places.pictures();
        return places.files;
    }

    private void texts() throws IOException {
        byte[] plain = secret.getBytes(StandardCharsets.UTF_8);
        files.put("plain text.txt", plain);
        files.put(
                "other capitals and spaces.txt",
                text(secret.toUpperCase(Locale.ROOT).replace(" ", "\u00a0\n ")));
        files.put("accents in two characters.txt", text(secret.replace("a", "a\u0301")));
        files.put("soft hyphens.txt", text(secret.substring(0, 2) + "\u00ad" + secret.substring(2)));
        files.put("UTF-16, big end first.txt", secret.getBytes(StandardCharsets.UTF_16BE));
        files.put("UTF-16, little end first.txt", secret.getBytes(StandardCharsets.UTF_16LE));
        files.put("hexadecimal.txt", text(HexFormat.of().formatHex(plain)));
        files.put("Base64.txt", text("data:" + Base64.getEncoder().encodeToString(plain)));
        StringBuilder escapes = new StringBuilder();
        secret.chars().forEach(c -> escapes.append("\\u%04x".formatted(c)));
        files.put("JSON escapes.json", text("{\"name\":\"" + escapes + "\"}"));
        files.put("CSV with doubled quotes.csv", text("\"he said \"\"" + secret + "\"\"\""));
        StringBuilder percents = new StringBuilder();
        secret.chars().forEach(c -> percents.append("%%%02X".formatted(c)));
        files.put("percent escapes.txt", text(percents.toString()));
        StringBuilder entities = new StringBuilder();
        secret.chars().forEach(c -> entities.append("&#").append(c).append(';'));
        files.put("character entities.html", text("<p>" + entities + "</p>"));
        files.put("split by markup.html", text("<b>" + secret.charAt(0) + "</b><i>" + secret.substring(1) + "</i>"));
        files.put("ZIP in the archive.zip", zip("inner.txt", plain));
        files.put("name of a file in a ZIP.zip", zip(secret + ".txt", new byte[0]));
        files.put("word processor document.docx", zip("word/document.xml", text("<w:t>" + secret + "</w:t>")));
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write(plain);
        }
        files.put("gzip.gz", packed.toByteArray());
    }

    private void documents() throws IOException {
        document(
                "white text",
                (document, page) -> draw(document, page, content -> {
                    content.setNonStrokingColor(1f, 1f, 1f);
                    show(content, helvetica(), secret);
                }));
        document(
                "text under a box",
                (document, page) -> draw(document, page, content -> {
                    show(content, helvetica(), secret);
                    content.setNonStrokingColor(0f, 0f, 0f);
                    content.addRect(40, 690, 400, 30);
                    content.fill();
                }));
        document(
                "invisible text",
                (document, page) -> draw(document, page, content -> {
                    content.setRenderingMode(RenderingMode.NEITHER);
                    show(content, helvetica(), secret);
                }));
        document(
                "text off the page",
                (document, page) -> draw(document, page, content -> {
                    content.transform(Matrix.getTranslateInstance(5000, 0));
                    show(content, helvetica(), secret);
                }));
        document(
                "letters far apart",
                (document, page) -> draw(document, page, content -> {
                    content.setCharacterSpacing(12);
                    show(content, helvetica(), secret);
                }));
        document("font of glyph numbers", (document, page) -> {
            PDFont font;
            try (var file = HidingPlaces.class.getResourceAsStream(
                    "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf")) {
                font = PDType0Font.load(document, file);
            }
            draw(document, page, content -> show(content, font, secret));
        });
        document("hidden layer", (document, page) -> {
            var layers = new PDOptionalContentProperties();
            var layer = new PDOptionalContentGroup("Notes");
            layers.addGroup(layer);
            layers.setGroupEnabled(layer, false);
            document.getDocumentCatalog().setOCProperties(layers);
            draw(document, page, content -> {
                content.beginMarkedContent(COSName.OC, layer);
                show(content, helvetica(), secret);
                content.endMarkedContent();
            });
        });
        document("ActualText", (document, page) -> {
            var properties = new COSDictionary();
            properties.setString(COSName.ACTUAL_TEXT, secret);
            draw(document, page, content -> {
                content.beginMarkedContent(COSName.getPDFName("Span"), PDPropertyList.create(properties));
                show(content, helvetica(), "XXXX");
                content.endMarkedContent();
            });
        });
        document("form field", (document, page) -> {
            var form = new PDAcroForm(document);
            document.getDocumentCatalog().setAcroForm(form);
            var field = new PDTextField(form);
            field.setPartialName("field");
            field.getCOSObject().setString(COSName.V, secret);
            form.getFields().add(field);
            form.getCOSObject().setItem(COSName.FIELDS, new COSArray(List.of(field.getCOSObject())));
        });
        document("annotation", (document, page) -> {
            var note = new PDAnnotationText();
            note.setContents(secret);
            note.setRectangle(new PDRectangle(100, 100, 20, 20));
            page.getAnnotations().add(note);
            page.setAnnotations(List.of(note));
        });
        document("bookmark", (document, page) -> {
            var outline = new PDDocumentOutline();
            var item = new PDOutlineItem();
            item.setTitle(secret);
            outline.addLast(item);
            document.getDocumentCatalog().setDocumentOutline(outline);
        });
        document(
                "document information",
                (document, page) -> document.getDocumentInformation().setAuthor(secret));
        document(
                "XMP metadata",
                (document, page) -> document.getDocumentCatalog()
                        .setMetadata(new PDMetadata(
                                document, new ByteArrayInputStream(text("<dc:creator>" + secret + "</dc:creator>")))));
        document("attachment", (document, page) -> attach(document, text(secret)));
        document(
                "PDF attached to a PDF",
                (document, page) -> attach(
                        document,
                        pdf((inner, innerPage) ->
                                draw(inner, innerPage, content -> show(content, helvetica(), secret)))));
        document("form that is not drawn", (document, page) -> {
            var form = new PDFormXObject(document);
            form.setBBox(PDRectangle.A4);
            form.setResources(new PDResources());
            form.getResources().put(COSName.getPDFName("F1"), helvetica());
            try (var out = form.getCOSObject().createOutputStream(COSName.FLATE_DECODE)) {
                out.write(text("BT /F1 12 Tf 50 50 Td [(" + secret.substring(0, 3) + ") -20 (" + secret.substring(3)
                        + ")] TJ ET"));
            }
            page.setResources(new PDResources());
            page.getResources().put(COSName.getPDFName("X1"), form);
        });
        document("object that nothing uses", (document, page) -> {
            COSStream stream = document.getDocument().createCOSStream();
            try (var out = stream.createOutputStream(COSName.FLATE_DECODE)) {
                out.write(text(secret));
            }
            var holder = new COSDictionary();
            holder.setItem("Secret", stream);
            page.getCOSObject().setItem("PieceInfo", holder);
        });
        document("string in hexadecimal UTF-16", (document, page) -> {
            var string = new COSString(secret + "\u2014");
            string.setForceHexForm(true);
            page.getCOSObject().setItem("LastModifiedBy", string);
        });
        document("picture with Exif in a PDF", (document, page) -> {
            var image = JPEGFactory.createFromStream(document, new ByteArrayInputStream(jpegWith(exif())));
            drawImage(document, page, image);
        });
        files.put("earlier revision.pdf", revised());
        files.put("stream no table names.pdf", orphaned());
    }

    private void pictures() throws IOException {
        files.put("Exif.jpg", jpegWith(exif()));
        files.put("comment in a JPEG.jpg", jpegWith(segment(0xFE, text(secret))));
        files.put("after the end of a JPEG.jpg", joined(picture("jpg"), text(secret)));
        files.put("text in a PNG.png", pngWith("tEXt", joined(text("Author\0"), text(secret))));
        var packed = new ByteArrayOutputStream();
        try (var deflater = new DeflaterOutputStream(packed)) {
            deflater.write(text(secret));
        }
        files.put("packed text in a PNG.png", pngWith("zTXt", joined(text("Author\0\0"), packed.toByteArray())));
    }

    private byte[] exif() {
        return segment(0xE1, joined(text("Exif\0\0II*\0"), text(secret)));
    }

    private void document(String name, Hide hide) throws IOException {
        files.put(name + ".pdf", pdf(hide));
    }

    private static byte[] pdf(Hide hide) throws IOException {
        try (PDDocument document = new PDDocument()) {
            PDPage page = new PDPage(PDRectangle.A4);
            document.addPage(page);
            hide.in(document, page);
            var out = new ByteArrayOutputStream();
            document.save(out);
            return out.toByteArray();
        }
    }

    private byte[] revised() throws IOException {
        byte[] first = pdf((document, page) -> draw(document, page, content -> show(content, helvetica(), secret)));
        try (PDDocument document = Loader.loadPDF(first)) {
            PDPage page = document.getPage(0);
            try (var content = new PDPageContentStream(document, page)) {
                show(content, helvetica(), "nothing to see");
            }
            page.getCOSObject().setNeedToBeUpdated(true);
            page.getCOSObject().getCOSStream(COSName.CONTENTS).setNeedToBeUpdated(true);
            page.getResources().getCOSObject().setNeedToBeUpdated(true);
            var out = new ByteArrayOutputStream();
            document.saveIncremental(out);
            return out.toByteArray();
        }
    }

    private byte[] orphaned() throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var deflater = new DeflaterOutputStream(packed)) {
            deflater.write(text(secret));
        }
        byte[] stray = joined(text("\n99 0 obj\n<</Filter/FlateDecode>>\nstream\n"), packed.toByteArray());
        return joined(pdf((_, _) -> {}), joined(stray, text("\nendstream\nendobj\n")));
    }

    private interface Draw {
        void on(PDPageContentStream content) throws IOException;
    }

    private static void draw(PDDocument document, PDPage page, Draw draw) throws IOException {
        try (var content = new PDPageContentStream(document, page)) {
            draw.on(content);
        }
    }

    static void drawImage(PDDocument document, PDPage page, PDImageXObject image) throws IOException {
        draw(document, page, content -> content.drawImage(image, 50, 50));
    }

    private static void show(PDPageContentStream content, PDFont font, String text) throws IOException {
        content.beginText();
        content.setFont(font, 12);
        content.newLineAtOffset(50, 700);
        content.showText(text);
        content.endText();
    }

    private static PDFont helvetica() {
        return new PDType1Font(Standard14Fonts.FontName.HELVETICA);
    }

    private static void attach(PDDocument document, byte[] content) throws IOException {
        var file = new PDEmbeddedFile(document, new ByteArrayInputStream(content));
        file.setCreationDate(Calendar.getInstance());
        var specification = new PDComplexFileSpecification();
        specification.setFile("notes");
        specification.setEmbeddedFile(file);
        var names = new PDDocumentNameDictionary(document.getDocumentCatalog());
        var tree = new PDEmbeddedFilesNameTreeNode();
        tree.setNames(Map.of("notes", specification));
        names.setEmbeddedFiles(tree);
        document.getDocumentCatalog().setNames(names);
    }

    static byte[] picture(String format) throws IOException {
        var out = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(60, 40, BufferedImage.TYPE_INT_RGB), format, out);
        return out.toByteArray();
    }

    static byte[] jpegWith(byte[] segment) throws IOException {
        byte[] plain = picture("jpg");
        return joined(joined(new byte[] {plain[0], plain[1]}, segment), Arrays.copyOfRange(plain, 2, plain.length));
    }

    static byte[] segment(int marker, byte[] content) {
        int length = content.length + 2;
        return joined(new byte[] {(byte) 0xFF, (byte) marker, (byte) (length >> 8), (byte) length}, content);
    }

    static byte[] pngWith(String type, byte[] content) throws IOException {
        byte[] plain = picture("png");
        int head = 33;
        var out = new ByteArrayOutputStream();
        out.write(plain, 0, head);
        out.writeBytes(ByteBuffer.allocate(4).putInt(content.length).array());
        out.writeBytes(text(type));
        out.writeBytes(content);
        var crc = new CRC32();
        crc.update(text(type));
        crc.update(content);
        out.writeBytes(ByteBuffer.allocate(4).putInt((int) crc.getValue()).array());
        out.write(plain, head, plain.length - head);
        return out.toByteArray();
    }

    private static byte[] zip(String name, byte[] content) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(content);
            zip.closeEntry();
        }
        return out.toByteArray();
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static byte[] joined(byte[] first, byte[] second) {
        var out = new ByteArrayOutputStream();
        out.writeBytes(first);
        out.writeBytes(second);
        return out.toByteArray();
    }
}
