package uk.rightsdesk.letter;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every template, with plain and with awkward content, is PDF/UA-1 and PDF/A-3a at once. */
class LetterConformanceTest {

    private static final Letters LETTERS = LetterSamples.letters();

    static Stream<Named<LetterContent>> contents() {
        LetterHead plain = LetterSamples.head();
        LetterHead awkward = LetterSamples.awkwardHead();
        return Stream.of(
                        named("", LetterGallery.every(plain)),
                        named(", other ground", LetterGallery.variants(plain)),
                        named(", awkward", LetterGallery.every(awkward)),
                        Stream.of(
                                Named.<LetterContent>of(
                                        "access response, awkward data",
                                        LetterSamples.accessResponse(
                                                awkward, LetterSamples.data(LetterSamples.AWKWARD), List.of())),
                                Named.<LetterContent>of(
                                        "access response, nothing held", LetterSamples.nothingHeld(plain)),
                                Named.<LetterContent>of(
                                        "access response, every part filled", LetterSamples.everyPartFilled(plain)),
                                Named.<LetterContent>of(
                                        "access response, 3,000 rows",
                                        LetterSamples.accessResponse(plain, LetterSamples.visits(3_000), List.of()))))
                .flatMap(Function.identity());
    }

    private static Stream<Named<LetterContent>> named(String suffix, List<LetterContent> contents) {
        return contents.stream()
                .map(content -> Named.of(content.getClass().getSimpleName().replace("Content", "") + suffix, content));
    }

    @ParameterizedTest
    @MethodSource("contents")
    void shouldConformToBothStandards(LetterContent content) throws Exception {
        byte[] pdf = LETTERS.render(content).pdf();

        assertThat(VeraPdf.broken(pdf)).isEmpty();
    }

    @Test
    void shouldBeJudgedByAJudgeThatFindsFaultsUnderBothStandards() throws Exception {
        ByteArrayOutputStream untagged = new ByteArrayOutputStream();
        try (PDDocument pdf = new PDDocument()) {
            pdf.addPage(new PDPage());
            pdf.save(untagged);
        }

        assertThat(VeraPdf.broken(untagged.toByteArray()))
                .anyMatch(fault -> fault.startsWith("ua1 "))
                .anyMatch(fault -> fault.startsWith("3a "));
    }
}
