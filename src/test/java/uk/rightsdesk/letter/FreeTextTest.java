package uk.rightsdesk.letter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever a person writes in any place of any letter is text: it adds no markup, calls nothing and stays on the page.
 */
class FreeTextTest {

    private static final String HOSTILE = "</style></title></p><script>alert(1)</script><img src=x onerror=alert(2)>"
            + "<a href='file:///etc/passwd'>x</a>\" onload=\"y [[${7*7}]] [(${7*7})] __${7*7}__ ${T(java.lang.Runtime)}"
            + " &lt;b&gt; <!-- <bookmark name='z'>";

    private static final Letters LETTERS = LetterSamples.letters();

    static Stream<LetterContent> everyLetter() {
        return Stream.of(LetterGallery.every(LetterSamples.awkwardHead()), LetterGallery.variants(LetterSamples.head()))
                .flatMap(List::stream);
    }

    @ParameterizedTest
    @MethodSource("everyLetter")
    void shouldStayText(LetterContent content) {
        Document usual = LetterSamples.page(content);

        Document page = LetterSamples.page(Rewritten.with(content, HOSTILE));

        assertThat(page.select("script, a[href^=file], [onerror], [onload], bookmark, iframe, object, link, form"))
                .isEmpty();
        assertThat(page.select("img")).hasSameSizeAs(usual.select("img"));
        assertThat(page.title()).isEqualTo(usual.title());
        assertThat(page.body().text())
                .contains(
                        "<script>alert(1)</script>",
                        "[[${7*7}]] [(${7*7})] __${7*7}__ ${T(java.lang.Runtime)} &lt;b&gt;")
                .doesNotContain("49");
    }

    @ParameterizedTest
    @MethodSource("everyLetter")
    void shouldStayOnThePage(LetterContent content) throws Exception {
        Letter letter = LETTERS.render(Rewritten.with(content, "x".repeat(300)));

        assertThat(Pages.rightmost(letter)).isLessThan(Pages.RIGHT_EDGE + 1);
    }

    @ParameterizedTest
    @MethodSource("everyLetter")
    void shouldConformWhateverItIs(LetterContent content) throws Exception {
        Letter letter = LETTERS.render(Rewritten.with(content, LetterSamples.AWKWARD + HOSTILE));

        assertThat(VeraPdf.broken(letter.pdf())).isEmpty();
    }
}
