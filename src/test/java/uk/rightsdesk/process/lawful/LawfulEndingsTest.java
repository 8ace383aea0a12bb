package uk.rightsdesk.process.lawful;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class LawfulEndingsTest {

    private static final Path SEEDED = Path.of("src/test/resources/lawful");

    @Test
    void shouldFindNoUnlawfulEndingInTheModels() {
        assertThat(sentences(Models.in(Path.of("bpmn")))).isEmpty();
    }

    /** Proves that the proof of our models rests on these jobs, and is not true of anything. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "send-acknowledgement",
                "send-identity-not-verified",
                "check-refusal",
                "send-refusal",
                "send-fee-notice",
                "send-closed-without-reply",
                "send-withdrawal-confirmation",
                "confirm-approval",
                "prepare-access-response",
                "prepare-erasure-outcome",
                "deliver-response",
                "open-request",
                "join-request",
                "close-correspondence"
            })
    void shouldMissEachJobThatAnEndingRestsOn(String jobType) {
        assertThat(LawfulEndings.check(Models.in(Path.of("bpmn")), Rules.read().without(jobType)))
                .isNotEmpty();
    }

    /** Beside each model that is wrong lies what has to be said of it, word for word. */
    @ParameterizedTest
    @MethodSource
    void shouldSayWhatIsWrong(Path wrong) throws IOException {
        var expected = Path.of(wrong.toString().replaceFirst("bpmn$", "txt"));

        assertThat(sentences(Models.of(List.of(wrong)))).containsExactlyElementsOf(Files.readAllLines(expected));
    }

    static Stream<Path> shouldSayWhatIsWrong() throws IOException {
        return seeded("wrong");
    }

    @ParameterizedTest
    @MethodSource
    void shouldAcceptWhatIsRight(Path right) {
        assertThat(sentences(Models.of(List.of(right)))).isEmpty();
    }

    static Stream<Path> shouldAcceptWhatIsRight() throws IOException {
        return seeded("right");
    }

    private static List<String> sentences(Models models) {
        return LawfulEndings.check(models, Rules.read()).stream()
                .map(Finding::sentence)
                .toList();
    }

    private static Stream<Path> seeded(String folder) throws IOException {
        try (var files = Files.list(SEEDED.resolve(folder))) {
            return files.filter(file -> file.toString().endsWith(".bpmn")).sorted().toList().stream();
        }
    }
}
