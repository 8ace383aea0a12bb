package uk.rightsdesk.letter;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jspecify.annotations.Nullable;

/** Run in a Java of its own: sets a letter of many rows, then writes the same text with plain PDFBox. */
final class LongLetter {

    private static final float SIZE = 9;
    private static final float MARGIN = 60;

    private LongLetter() {}

    public static void main(String[] args) throws IOException {
        int rows = Integer.parseInt(args[0]);
        Path figures = Path.of(args[1]);
        Letters letters = LetterSamples.letters();
        // once before, so that both are measured warm
        letters.render(content(200));
        plain(text(letters.render(content(200)).pdf()));

        long start = System.nanoTime();
        byte[] pdf = letters.render(content(rows)).pdf();
        long letterMillis = (System.nanoTime() - start) / 1_000_000;
        LetterBenchmarkTest.note(figures, "letter of %d rows".formatted(rows), pages(pdf), letterMillis);

        List<String> pages = text(pdf);
        start = System.nanoTime();
        byte[] plain = plain(pages);
        long plainMillis = (System.nanoTime() - start) / 1_000_000;
        LetterBenchmarkTest.note(figures, "plain PDFBox, the same text", pages(plain), plainMillis);
    }

    private static AccessResponseContent content(int rows) {
        List<List<@Nullable String>> values = IntStream.rangeClosed(1, rows)
                .<List<@Nullable String>>mapToObj(number -> List.of(
                        "%d March 2026, 09:%02d".formatted(number % 28 + 1, number % 60),
                        "/page/" + number,
                        "telephone",
                        "203.0.113." + number % 250,
                        number % 90 + " seconds"))
                .toList();
        DataTable visits = new DataTable(
                "Visits to our site", "", List.of("When", "Page", "Device", "Address", "For how long"), values);
        return LetterSamples.accessResponse(
                LetterSamples.head(),
                List.of(new DataSection("What you looked at", "", List.of(visits), List.of())),
                List.of());
    }

    private static int pages(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return document.getNumberOfPages();
        }
    }

    private static List<String> text(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            PDFTextStripper stripper = new PDFTextStripper();
            stripper.setPageEnd("\f");
            return List.of(stripper.getText(document).split("\f"));
        }
    }

    /** Line under line in one embedded font; no tags, no tables, no archive form. */
    private static byte[] plain(List<String> pages) throws IOException {
        try (PDDocument document = new PDDocument();
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            PDType0Font font = PDType0Font.load(document, Typeface.REGULAR.open(), true);
            for (String text : pages) {
                PDPage page = new PDPage(PDRectangle.A4);
                document.addPage(page);
                try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                    content.beginText();
                    content.setFont(font, SIZE);
                    content.setLeading(SIZE * 1.3f);
                    content.newLineAtOffset(MARGIN, PDRectangle.A4.getHeight() - MARGIN);
                    for (String line : text.lines().toList()) {
                        content.showText(line.replaceAll("\\P{Print}", " "));
                        content.newLine();
                    }
                    content.endText();
                }
            }
            document.save(out);
            return out.toByteArray();
        }
    }
}
