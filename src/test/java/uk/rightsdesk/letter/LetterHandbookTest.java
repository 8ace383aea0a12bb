package uk.rightsdesk.letter;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every letter is easy to read, and docs/letters shows each as it is: the table of its README is held to what is
 * measured here. {@code ./mvnw test -Dtest=LetterHandbookTest -Drightsdesk.handbook=true} writes table and pictures.
 */
class LetterHandbookTest {

    private static final boolean REWRITE = Boolean.getBoolean("rightsdesk.handbook");
    private static final double HARDEST = 9.0;
    private static final int DPI = 50;
    private static final Path FOLDER = Path.of("docs", "letters");
    private static final String BEGIN = "<!-- measured -->\n";
    private static final String END = "<!-- end -->\n";

    private static final Letters LETTERS = LetterSamples.letters();

    static List<LetterContent> everyGround() {
        List<LetterContent> all = new ArrayList<>(LetterGallery.every(LetterSamples.head()));
        all.addAll(LetterGallery.variants(LetterSamples.head()));
        return all;
    }

    @ParameterizedTest
    @MethodSource("everyGround")
    void shouldBeReadableAfterNineYearsAtSchool(LetterContent content) {
        assertThat(measure(content).grade()).isLessThanOrEqualTo(HARDEST);
    }

    @Test
    void shouldBeInTheHandbookAsMeasured() throws IOException {
        if (REWRITE) {
            rewrite();
        }
        assertThat(Files.readString(FOLDER.resolve("README.md"))).contains(BEGIN + table() + END);
    }

    private static void rewrite() throws IOException {
        Path readme = FOLDER.resolve("README.md");
        String written = Files.readString(readme);
        String before = written.substring(0, written.indexOf(BEGIN) + BEGIN.length());
        String after = written.substring(written.indexOf(END));
        Files.writeString(readme, before + table() + after);
        for (LetterContent content : LetterGallery.every(LetterSamples.head())) {
            Letter letter = LETTERS.render(content);
            try (PDDocument pdf = Loader.loadPDF(letter.pdf())) {
                ImageIO.write(
                        new PDFRenderer(pdf).renderImageWithDPI(0, DPI, ImageType.RGB),
                        "png",
                        FOLDER.resolve(letter.template() + ".png").toFile());
            }
        }
    }

    private static String table() {
        return LetterGallery.every(LetterSamples.head()).stream()
                .map(LetterHandbookTest::row)
                .collect(Collectors.joining("", """
                        | letter | reading grade | words | page 1 |
                        |---|---|---|---|
                        """, ""));
    }

    private static String row(LetterContent content) {
        Letter letter = LETTERS.render(content);
        String title = letter.subject().substring(0, letter.subject().indexOf(" ["));
        ReadingGrade measured = measure(content);
        return String.format(
                Locale.UK,
                "| %s | %.1f | %d | ![%s](%s.png) |%n",
                title,
                measured.grade(),
                measured.words(),
                title,
                letter.template());
    }

    /** The fixed wording: not what staff write or data hold, nor headings, tables and addresses, which are no prose. */
    private static ReadingGrade measure(LetterContent content) {
        Document page = LetterSamples.page(content);
        page.select(".letterhead, .addressee, .foot-reference, .contents, .routes, .small, .citation, .label, .figure")
                .remove();
        page.select("h1, h2, h3, h4, table, p[dir=auto]").remove();
        page.select("[dir=auto]").forEach(words -> words.text("it"));
        return ReadingGrade.of(page.select("p, li").stream().map(Element::text).toList());
    }
}
