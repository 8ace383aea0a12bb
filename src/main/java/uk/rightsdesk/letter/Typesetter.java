package uk.rightsdesk.letter;

import com.openhtmltopdf.bidi.support.ICUBidiReorderer;
import com.openhtmltopdf.bidi.support.ICUBidiSplitter;
import com.openhtmltopdf.extend.FSUriResolver;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PDFontSupplier;
import com.openhtmltopdf.pdfboxout.PdfBoxRenderer;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder.PdfAConformance;
import com.openhtmltopdf.util.XRLog;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentCatalog;
import org.apache.pdfbox.pdmodel.PDDocumentNameDictionary;
import org.apache.pdfbox.pdmodel.PDEmbeddedFilesNameTreeNode;
import org.apache.pdfbox.pdmodel.common.PDMetadata;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.pdmodel.common.filespecification.PDEmbeddedFile;
import org.apache.pdfbox.pdmodel.font.PDFontDescriptor;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.jsoup.helper.W3CDom;
import org.jsoup.nodes.Document;

/**
 * Sets a page of HTML as a PDF that is PDF/UA-1 and PDF/A-3a at once. The bytes depend on the HTML, the attachments and
 * the date alone, so that a letter sent again is the same letter.
 */
final class Typesetter {

    private static final ZoneId LONDON = ZoneId.of("Europe/London");

    /** How far {@link Typeface#REGULAR} reaches above and below the line, in thousandths of its size. */
    private static final float ASCENT = 1069;

    private static final float DESCENT = -293;

    /**
     * So many objects a compressed stream of the file holds. Whoever opens it, the signature and the gate among them,
     * reads the list of all objects anew for each such stream: with the usual 200 a long letter opens slowly.
     */
    private static final CompressParameters OBJECTS = new CompressParameters(5_000);

    private static final byte[] SRGB = resource("/letters/icc/sRGB.icc");

    static {
        // The renderer's messages can hold what a letter says
        XRLog.setLoggingEnabled(false);
    }

    byte[] typeset(Document html, LocalDate date, List<Attachment> attachments) {
        String source = html.outerHtml();
        try (PDDocument pdf = new PDDocument();
                ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
            lay(html, source, pdf);
            attach(pdf, date, attachments);
            date(pdf, date);
            pdf.setDocumentId(fingerprint(source, attachments));
            pdf.save(bytes, OBJECTS);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot set a letter", e);
        }
    }

    private static void lay(Document html, String source, PDDocument pdf) throws IOException {
        FSUriResolver dataOnly = (base, uri) -> uri.startsWith("data:") || uri.startsWith("#") ? uri : null;
        PdfRendererBuilder builder = new PdfRendererBuilder()
                .usePDDocument(pdf)
                .usePdfUaAccessibility(true)
                .usePdfAConformance(PdfAConformance.PDFA_3_A)
                .useColorProfile(SRGB)
                .withProducer("Rightsdesk")
                .useUriResolver(dataOnly)
                .useUnicodeBidiSplitter(new ICUBidiSplitter.ICUBidiSplitterFactory())
                .useUnicodeBidiReorderer(new ICUBidiReorderer())
                .withW3cDocument(new W3CDom().fromJsoup(html), "");
        for (Typeface face : Typeface.neededFor(source)) {
            builder.useFont(new PDFontSupplier(font(pdf, face)), face.family(), face.weight(), FontStyle.NORMAL, true);
        }
        try (PdfBoxRenderer renderer = builder.buildPdfRenderer()) {
            renderer.createPDFWithoutClosing();
        }
    }

    /**
     * A face that claims no more height than the letter's own. The renderer gives a line the height of its tallest
     * face; were Arabic to claim what it may need, such a line would reach out of its box and, at the top of a page,
     * into the page before, where the renderer fails because the line's table has not begun.
     */
    private static PDType0Font font(PDDocument pdf, Typeface face) throws IOException {
        PDType0Font font = PDType0Font.load(pdf, face.open(), true);
        PDFontDescriptor claims = font.getFontDescriptor();
        claims.setAscent(Math.min(claims.getAscent(), ASCENT));
        claims.setDescent(Math.max(claims.getDescent(), DESCENT));
        return font;
    }

    private static void attach(PDDocument pdf, LocalDate date, List<Attachment> attachments) throws IOException {
        if (attachments.isEmpty()) {
            return;
        }
        Map<String, PDComplexFileSpecification> files = new TreeMap<>();
        COSArray associated = new COSArray();
        for (Attachment attachment : attachments) {
            PDComplexFileSpecification file = file(pdf, date, attachment);
            files.put(attachment.fileName(), file);
            associated.add(file);
        }
        PDEmbeddedFilesNameTreeNode tree = new PDEmbeddedFilesNameTreeNode();
        tree.setNames(files);
        PDDocumentCatalog catalog = pdf.getDocumentCatalog();
        PDDocumentNameDictionary names = new PDDocumentNameDictionary(catalog);
        names.setEmbeddedFiles(tree);
        catalog.setNames(names);
        catalog.getCOSObject().setItem(COSName.AF, associated);
    }

    private static PDComplexFileSpecification file(PDDocument pdf, LocalDate date, Attachment attachment)
            throws IOException {
        PDEmbeddedFile embedded =
                new PDEmbeddedFile(pdf, new ByteArrayInputStream(attachment.bytes()), COSName.FLATE_DECODE);
        embedded.setSubtype(attachment.mediaType());
        embedded.setSize(attachment.bytes().length);
        embedded.setModDate(calendar(date));
        PDComplexFileSpecification file = new PDComplexFileSpecification();
        file.setFile(attachment.fileName());
        file.setFileUnicode(attachment.fileName());
        file.setFileDescription(attachment.description());
        file.setEmbeddedFile(embedded);
        file.setEmbeddedFileUnicode(embedded);
        file.getCOSObject().setName(COSName.AF_RELATIONSHIP, "Data");
        return file;
    }

    /**
     * The renderer writes the time of day into the document's information and its metadata; both become the letter's.
     */
    private static void date(PDDocument pdf, LocalDate date) throws IOException {
        pdf.getDocumentInformation().setCreationDate(calendar(date));
        PDMetadata metadata = pdf.getDocumentCatalog().getMetadata();
        String written = new String(metadata.toByteArray(), StandardCharsets.UTF_8);
        String created = DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(midnight(date));
        String dated = written.replaceAll("<xmp:CreateDate>[^<]*<", "<xmp:CreateDate>" + created + "<");
        metadata.importXMPMetadata(dated.getBytes(StandardCharsets.UTF_8));
    }

    private static Calendar calendar(LocalDate date) {
        return GregorianCalendar.from(midnight(date));
    }

    private static ZonedDateTime midnight(LocalDate date) {
        return date.atStartOfDay(LONDON);
    }

    private static long fingerprint(String source, List<Attachment> attachments) {
        Fingerprint fingerprint = new Fingerprint().add(source.getBytes(StandardCharsets.UTF_8));
        attachments.forEach(attachment -> fingerprint.add(attachment.bytes()));
        return ByteBuffer.wrap(fingerprint.bytes()).getLong();
    }

    private static byte[] resource(String path) {
        try (InputStream resource = Objects.requireNonNull(Typesetter.class.getResourceAsStream(path))) {
            return resource.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + path, e);
        }
    }
}
