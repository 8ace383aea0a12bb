package uk.rightsdesk.letter;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * An answer of 10,000 rows under a heap of 1 GB, in a Java of its own, and its pages per second beside plain PDFBox
 * writing the same text; figures in {@code docs/benchmarks.md}.
 */
@Tag("full")
class LetterBenchmarkTest {

    private static final Path FIGURES = Path.of("target", "benchmarks", "letters.txt");

    @Test
    void shouldSetTenThousandRowsUnderAHeapOfOneGigabyte() throws Exception {
        Files.createDirectories(FIGURES.getParent());
        Files.deleteIfExists(FIGURES);
        int exit = forked("1g", "10000");

        assertThat(exit).as("the letter of 10,000 rows").isZero();
        List<String> figures = Files.readAllLines(FIGURES);
        assertThat(figures).anyMatch(line -> line.startsWith("plain PDFBox"));
        assertThat(pages(figures)).isGreaterThan(100);
    }

    private static int pages(List<String> figures) {
        return figures.stream()
                .filter(line -> line.startsWith("letter of "))
                .map(line -> line.replaceAll(".*: (\\d+) pages.*", "$1"))
                .mapToInt(Integer::parseInt)
                .findFirst()
                .orElseThrow();
    }

    private static int forked(String heap, String rows) throws IOException, InterruptedException {
        Process java = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx" + heap,
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        LongLetter.class.getName(),
                        rows,
                        FIGURES.toString())
                .redirectErrorStream(true)
                .redirectOutput(FIGURES.resolveSibling("letters.log").toFile())
                .start();
        try {
            assertThat(java.waitFor(10, TimeUnit.MINUTES)).as("done in time").isTrue();
            return java.exitValue();
        } finally {
            java.destroyForcibly();
        }
    }

    /** What one run found. */
    static void note(Path figures, String what, int pages, long millis) throws IOException {
        Files.writeString(
                figures,
                String.format(
                        Locale.ROOT,
                        "%s: %d pages in %d ms, %.1f pages/s%n",
                        what,
                        pages,
                        millis,
                        pages * 1000.0 / millis),
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
    }
}
