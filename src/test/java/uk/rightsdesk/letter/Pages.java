package uk.rightsdesk.letter;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;

/** What stands on the pages of a letter, read back out of its PDF. */
final class Pages {

    /** The right edge of the text, in points. */
    static final float RIGHT_EDGE = (210 - 24) * 72 / 25.4f;

    private Pages() {}

    static String words(Letter letter) throws IOException {
        return String.join("\n", of(letter));
    }

    static List<String> of(Letter letter) throws IOException {
        try (PDDocument pdf = Loader.loadPDF(letter.pdf())) {
            List<String> pages = new ArrayList<>();
            for (int number = 1; number <= pdf.getNumberOfPages(); number++) {
                PDFTextStripper stripper = new PDFTextStripper();
                stripper.setStartPage(number);
                stripper.setEndPage(number);
                pages.add(stripper.getText(pdf));
            }
            return pages;
        }
    }

    /** Where the rightmost character ends, in points from the left edge of the paper. */
    static float rightmost(Letter letter) throws IOException {
        return glyphs(letter)
                .map(text -> text.getXDirAdj() + text.getWidthDirAdj())
                .reduce(0f, Math::max);
    }

    /** The size of the smallest character, in points. */
    static float smallest(Letter letter) throws IOException {
        return glyphs(letter).map(TextPosition::getFontSizeInPt).reduce(Float.MAX_VALUE, Math::min);
    }

    private static Stream<TextPosition> glyphs(Letter letter) throws IOException {
        List<TextPosition> glyphs = new ArrayList<>();
        try (PDDocument pdf = Loader.loadPDF(letter.pdf())) {
            new PDFTextStripper() {
                @Override
                protected void processTextPosition(TextPosition text) {
                    glyphs.add(text);
                }
            }.getText(pdf);
        }
        return glyphs.stream();
    }
}
