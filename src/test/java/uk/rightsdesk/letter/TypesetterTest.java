package uk.rightsdesk.letter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TypesetterTest {

    private final Typesetter typesetter = new Typesetter();

    /** The renderer fails where a tall line, moved with the head of its table, reaches into the page before. */
    @ParameterizedTest
    @ValueSource(ints = {630, 640, 650, 660, 670, 680})
    void shouldSetATableOfArabicThatMovesToTheNextPage(int pointsAbove) throws Exception {
        LetterSamples.letters();
        Document page = Jsoup.parse("""
                <html lang="en-GB"><head><title>t</title><style>%s</style></head><body>
                <p style="margin-top: %dpt">x</p>
                <table class="record"><thead><tr><th scope="col">Name</th></tr></thead>
                <tbody><tr><td dir="auto">%s</td></tr></tbody></table></body></html>
                """.formatted(style(), pointsAbove, (LetterSamples.ARABIC + " ").repeat(40)));

        byte[] pdf = typesetter.typeset(page, LetterSamples.DATE, List.of());

        try (PDDocument letter = Loader.loadPDF(pdf)) {
            assertThat(letter.getNumberOfPages()).isEqualTo(2);
        }
    }

    private static String style() {
        return LetterSamples.page(LetterSamples.acknowledgement(LetterSamples.head()))
                .select("style")
                .html();
    }
}
