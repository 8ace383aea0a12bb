package uk.rightsdesk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The table of promises, docs/promises.md, speaks of sentences, files and tests that are there. */
class PromisesTest {

    private static final Path TABLE = Path.of("docs", "promises.md");
    private static final Path NOTICE = Path.of("samples", "notice", "2022-12-09.md");
    private static final Path TESTS = Path.of("src", "test", "java");
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");

    /** @param remark why, where it is not kept */
    record Promise(String sentence, String keptBy, String shownBy, String state, String remark) {

        @Override
        public String toString() {
            return sentence;
        }
    }

    static List<Promise> promises() throws IOException {
        return Files.readAllLines(TABLE).stream()
                .filter(line -> line.startsWith("| ") && !line.startsWith("| promise"))
                .map(line -> line.split("\\|", -1))
                .map(cell -> new Promise(
                        cell[1].strip(), cell[2].strip(), cell[3].strip(), cell[4].strip(), cell[5].strip()))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("promises")
    void shouldSayOfEachPromiseWhatIsThere(Promise promise) throws IOException {
        assertThat(Files.readString(NOTICE)).contains(promise.sentence());
        switch (promise.state()) {
            case "kept" -> {
                assertThat(code(promise.keptBy()))
                        .isNotEmpty()
                        .allSatisfy(file -> assertThat(Path.of(file)).exists());
                assertThat(code(promise.shownBy()))
                        .isNotEmpty()
                        .allSatisfy(test -> assertThat(isThere(test)).as(test).isTrue());
            }
            case "not yet", "not the desk's" ->
                assertThat(promise.remark()).as("why").isNotBlank();
            default -> assertThat(promise.state()).isIn("kept", "not yet", "not the desk's");
        }
    }

    private static List<String> code(String cell) {
        return CODE.matcher(cell)
                .results()
                .map(MatchResult::group)
                .map(each -> each.replace("`", ""))
                .toList();
    }

    /** @param test as {@code Class#method} */
    private static boolean isThere(String test) throws IOException {
        String[] parts = test.split("#", -1);
        try (Stream<Path> files = Files.walk(TESTS)) {
            return parts.length == 2
                    && files.filter(file -> file.endsWith(parts[0] + ".java"))
                            .anyMatch(file -> read(file).contains("void " + parts[1] + "("));
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
