package uk.rightsdesk.letter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReadingGradeTest {

    @ParameterizedTest
    @CsvSource({
        "we, 1",
        "date, 1",
        "asked, 1",
        "started, 2",
        "table, 2",
        "request, 2",
        "answer, 2",
        "closes, 2",
        "times, 1",
        "personal, 3",
        "identity, 4",
        "apology, 4",
        "2026, 1",
        "you'll, 1",
        "reasons, 2",
        "charge, 1",
        "provided, 3"
    })
    void shouldCountSyllablesAsTheyAreSpoken(String word, int syllables) {
        assertThat(ReadingGrade.syllables(word)).isEqualTo(syllables);
    }

    @Test
    void shouldGradeAsTheFormulaDoes() {
        ReadingGrade grade = ReadingGrade.of(List.of("The cat sat on the mat. It was glad.", "We like it"));

        assertThat(grade).isEqualTo(new ReadingGrade(3, 12, 12));
        assertThat(grade.grade()).isCloseTo(0.39 * 4 + 11.8 - 15.59, within(0.001));
    }

    @Test
    void shouldFindLegaleseHard() {
        ReadingGrade grade = ReadingGrade.of(List.of("The controller shall facilitate the exercise of data subject"
                + " rights and shall provide information on action taken without undue delay and in any event before the"
                + " end of the applicable time period."));

        assertThat(grade.grade()).isGreaterThan(15);
    }
}
