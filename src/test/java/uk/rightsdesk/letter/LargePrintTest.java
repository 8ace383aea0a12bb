package uk.rightsdesk.letter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A letter in large print is held to the same standards, and to its size. */
class LargePrintTest {

    private static final float RIGHT_EDGE = (210 - 20) * 72 / 25.4f;

    private static final Letters LETTERS = LetterSamples.letters();

    static List<LetterContent> everyLetter() {
        return LetterGallery.every(LetterSamples.awkwardHead());
    }

    @ParameterizedTest
    @MethodSource("everyLetter")
    void shouldConformAndBeLargeAndStayOnThePage(LetterContent content) throws Exception {
        Letter letter = LETTERS.render(content, Print.LARGE);

        assertThat(VeraPdf.broken(letter.pdf())).isEmpty();
        assertThat(Pages.smallest(letter)).isGreaterThanOrEqualTo(18);
        assertThat(Pages.rightmost(letter)).isLessThan(RIGHT_EDGE + 1);
    }
}
