package uk.rightsdesk.letter;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineItem;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineNode;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.junit.jupiter.api.Test;

class LettersTest {

    private static final float MILLIMETRE = 72 / 25.4f;
    private static final float RIGHT_EDGE = (210 - 24) * MILLIMETRE;

    private static final Letters LETTERS = LetterSamples.letters();
    private static final Letter ACKNOWLEDGEMENT = LETTERS.render(LetterSamples.acknowledgement(LetterSamples.head()));
    private static final Letter AWKWARD = LETTERS.render(LetterSamples.acknowledgement(LetterSamples.awkwardHead()));
    private static final Letter RESPONSE = LETTERS.render(LetterSamples.accessResponse(LetterSamples.head()));
    private static final Letter LONG =
            LETTERS.render(LetterSamples.accessResponse(LetterSamples.head(), LetterSamples.visits(300), List.of()));

    @Test
    void shouldGiveTheSameBytesForTheSameContent() {
        Letter again = LetterSamples.letters().render(LetterSamples.accessResponse(LetterSamples.head()));

        assertThat(again).isEqualTo(RESPONSE);
    }

    @Test
    void shouldGiveOtherBytesAndAnotherIdForOtherContent() throws IOException {
        assertThat(id(RESPONSE)).isNotEqualTo(id(LONG));
    }

    @Test
    void shouldNameTemplateVersionAndSubject() {
        assertThat(ACKNOWLEDGEMENT.template()).isEqualTo("acknowledgement");
        assertThat(ACKNOWLEDGEMENT.templateVersion()).matches("[0-9a-f]{12}");
        assertThat(ACKNOWLEDGEMENT.subject()).isEqualTo("We have your request [R-2026-000042]");
    }

    @Test
    void shouldSayTheDueDateAndItsReasonsWithTheirSources() throws IOException {
        assertThat(words(ACKNOWLEDGEMENT))
                .contains("Monday 21 December 2026", "That is a Sunday", "UK GDPR Article 12A(1)", "Amelia Hart");
        assertThat(ACKNOWLEDGEMENT.text())
                .contains("We will answer by: Monday 21 December 2026", "That is a Sunday", "Article 12A(1)");
    }

    @Test
    void shouldGiveEveryRouteOfComplaintInEveryLetter() throws IOException {
        LetterHead head = LetterSamples.head();
        List<LetterContent> contents = List.of(
                LetterSamples.acknowledgement(head),
                LetterSamples.identityEvidence(head),
                LetterSamples.identityNotVerified(head),
                LetterSamples.accessResponse(head));

        for (LetterContent content : contents) {
            Letter letter = LETTERS.render(content);
            assertThat(words(letter))
                    .contains("section 164A", "https://customer-first.example/complaint")
                    .contains("0303 123 1113", "https://ico.org.uk/make-a-complaint/", "go to court");
            assertThat(letter.text().replaceAll("\\s+", " "))
                    .contains("section 164A", "https://customer-first.example/complaint")
                    .contains("0303 123 1113", "https://ico.org.uk/make-a-complaint/", "go to court");
        }
    }

    @Test
    void shouldSayEachPartOfTheAccessResponse() throws IOException {
        String words = words(LETTERS.render(LetterSamples.everyPartFilled(LetterSamples.head())));

        assertThat(words)
                .contains(
                        "Our contract with you",
                        "Contact details",
                        "Northwind Trains Ltd",
                        "4 March 2026, 1 April 2026")
                .contains("Two years after you last signed in", "Royal Mail", "By the words in it", "Norway")
                .contains("Support mailbox", "Nothing held", "Schedule 2 paragraph 16", "not held")
                .contains("How likely you said you are", "12 Orchard Lane", "We hold nothing of this kind about you");
    }

    @Test
    void shouldKeepTheCopyOfTheDataOutOfTheEmail() {
        assertThat(RESPONSE.text()).contains("in the PDF only").doesNotContain("Orchard", "Northwind", "conductor");
    }

    @Test
    void shouldPrintManyScriptsAndSignsWithoutLosingAny() throws IOException {
        String words = words(AWKWARD);

        assertThat(words)
                .contains("Siân Tŷ Ŵyn", "Zażółć gęślą jaźń", "Ωμέγα", "王小明", "🎉", "→ ½ ✓")
                .doesNotContain("#");
    }

    @Test
    void shouldKeepArabicAndHebrewInTheOrderInWhichTheyAreRead() throws IOException {
        String words = words(AWKWARD);

        assertThat(words).contains(LetterSamples.ARABIC, "שלום");
    }

    @Test
    void shouldKeepTheLettersOfWordsThatFontsLikeToJoin() throws IOException {
        String words = words(AWKWARD);

        assertThat(words).contains("office");
    }

    @Test
    void shouldPrintTheNumberOfWhatNoFontHas() throws IOException {
        String words = words(AWKWARD);

        assertThat(words).contains("bell [U+0007], half a pair [U+D83D], Hangul [U+AE40]");
    }

    @Test
    void shouldTreatMarkupAndExpressionsAsText() throws IOException {
        assertThat(words(AWKWARD))
                .contains("<script>alert('x')</script>", "[[${7*7}]] __${7*7}__ ${T(java.lang.Runtime)}")
                .doesNotContain("49");
    }

    @Test
    void shouldBreakStringsThatHaveNoBreaks() throws IOException {
        LetterHead head = LetterSamples.head();
        DataTable table = new DataTable(
                "Tokens", "", List.of("Kind", "Value"), List.of(List.of("x".repeat(300), "y".repeat(60))));
        DataTable grid =
                new DataTable("Marks", "", List.of("A", "B"), List.of(List.of("w".repeat(45), "m".repeat(45))));
        List<DataSection> data = List.of(new DataSection("T", "z".repeat(300), List.of(table, grid), List.of()));

        Letter letter = LETTERS.render(LetterSamples.accessResponse(head, data, List.of()));

        assertThat(rightmost(letter)).isLessThan(RIGHT_EDGE + 1);
    }

    @Test
    void shouldRepeatTheHeaderOfALongTableOnEveryPageOfIt() throws IOException {
        List<String> pages = pages(LONG);
        List<String> ofTheTable =
                pages.stream().filter(page -> page.contains("/page/")).toList();
        assertThat(ofTheTable)
                .hasSizeGreaterThan(5)
                .allSatisfy(page -> assertThat(page).contains("Visit Page"));
        assertThat(pages.getLast()).contains("Page " + pages.size() + " of " + pages.size());
    }

    @Test
    void shouldLetNoRowOfALongTableVanish() throws IOException {
        assertThat(words(LONG).lines())
                .containsAll(IntStream.rangeClosed(1, 300)
                        .mapToObj(number -> "visit " + number + " /page/" + number)
                        .toList());
    }

    @Test
    void shouldOfferBookmarksTitleAndLanguage() throws IOException {
        try (PDDocument pdf = Loader.loadPDF(RESPONSE.pdf())) {
            assertThat(titles(pdf.getDocumentCatalog().getDocumentOutline()))
                    .contains("Your personal data", "Where we looked", "The copy of your data", "Your rights");
            assertThat(titles(pdf.getDocumentCatalog()
                            .getDocumentOutline()
                            .getFirstChild()
                            .getNextSibling()
                            .getNextSibling()))
                    .contains("Why we use it", "Who we gave it to");
            assertThat(pdf.getDocumentCatalog().getLanguage()).isEqualTo("en-GB");
            assertThat(pdf.getDocumentInformation().getTitle()).isEqualTo("Your personal data");
        }
    }

    @Test
    void shouldDateTheDocumentAsTheLetter() throws IOException {
        try (PDDocument pdf = Loader.loadPDF(ACKNOWLEDGEMENT.pdf())) {
            String metadata = new String(pdf.getDocumentCatalog().getMetadata().toByteArray(), StandardCharsets.UTF_8);
            assertThat(pdf.getDocumentInformation().getCreationDate().toInstant())
                    .isEqualTo("2026-11-23T00:00:00Z");
            assertThat(metadata).contains("<xmp:CreateDate>2026-11-23T00:00:00Z<");
        }
    }

    @Test
    void shouldCarryTheMachineReadableDataInside() throws IOException {
        try (PDDocument pdf = Loader.loadPDF(RESPONSE.pdf())) {
            PDComplexFileSpecification file = pdf.getDocumentCatalog()
                    .getNames()
                    .getEmbeddedFiles()
                    .getNames()
                    .get("R-2026-000042.json");
            assertThat(file).isNotNull();
            assertThat(file.getEmbeddedFile().toByteArray())
                    .isEqualTo(LetterSamples.json().bytes());
            assertThat(file.getCOSObject().getNameAsString(COSName.AF_RELATIONSHIP))
                    .isEqualTo("Data");
        }
    }

    @Test
    void shouldSayThatAPictureCannotBePrintedRatherThanLeaveItOut() throws IOException {
        Letter letter = LETTERS.render(LetterSamples.everyPartFilled(LetterSamples.head()));

        assertThat(words(letter)).contains("A damaged photograph: we hold this picture");
    }

    @Test
    void shouldSayThatNothingIsHeld() throws IOException {
        Letter letter = LETTERS.render(LetterSamples.nothingHeld(LetterSamples.head()));

        assertThat(words(letter)).contains("found no personal data about you").doesNotContain("copy of your data");
    }

    @Test
    void shouldCiteTheComplaintRightOnlyFromTheDayItIsInForce() throws IOException {
        LocalDate dayBefore = LocalDate.of(2026, 6, 18);
        LetterHead before = LetterHead.byEmail("R-2026-000001", dayBefore, "Amelia Hart", dayBefore);
        LetterHead after = LetterHead.byEmail("R-2026-000001", dayBefore.plusDays(1), "Amelia Hart", dayBefore);

        assertThat(words(LETTERS.render(LetterSamples.acknowledgement(before)))).doesNotContain("164A");
        assertThat(words(LETTERS.render(LetterSamples.acknowledgement(after)))).contains("164A");
    }

    private static String words(Letter letter) throws IOException {
        return String.join("\n", pages(letter));
    }

    private static List<String> pages(Letter letter) throws IOException {
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

    private static float rightmost(Letter letter) throws IOException {
        float[] rightmost = {0};
        try (PDDocument pdf = Loader.loadPDF(letter.pdf())) {
            new PDFTextStripper() {
                @Override
                protected void processTextPosition(TextPosition text) {
                    rightmost[0] = Math.max(rightmost[0], text.getXDirAdj() + text.getWidthDirAdj());
                }
            }.getText(pdf);
        }
        return rightmost[0];
    }

    private static List<String> titles(PDOutlineNode outline) {
        List<String> titles = new ArrayList<>();
        for (PDOutlineItem item : outline.children()) {
            titles.add(item.getTitle());
        }
        return titles;
    }

    private static String id(Letter letter) throws IOException {
        try (PDDocument pdf = Loader.loadPDF(letter.pdf())) {
            return pdf.getDocument().getDocumentID().toString();
        }
    }
}
