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
import org.junit.jupiter.api.Test;

class LettersTest {

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
        assertThat(Pages.words(ACKNOWLEDGEMENT))
                .contains("Monday 21 December 2026", "That is a Sunday", "UK GDPR Article 12A(1)", "Amelia Hart");
        assertThat(ACKNOWLEDGEMENT.text())
                .contains("We will answer by: Monday 21 December 2026", "That is a Sunday", "Article 12A(1)");
    }

    @Test
    void shouldGiveEveryRouteOfComplaintInEveryLetter() throws IOException {
        for (LetterContent content : LetterGallery.every(LetterSamples.head())) {
            if (content instanceof BreachReportContent || content instanceof BreachRegisterContent) {
                continue; // for the regulator and the register: no letters to a person
            }
            Letter letter = LETTERS.render(content);
            assertThat(Pages.words(letter))
                    .contains("section 164A", "https://customer-first.example/complaint")
                    .contains("0303 123 1113", "https://ico.org.uk/make-a-complaint/", "go to court");
            assertThat(letter.text().replaceAll("\\s+", " "))
                    .contains("section 164A", "https://customer-first.example/complaint")
                    .contains("0303 123 1113", "https://ico.org.uk/make-a-complaint/", "go to court");
        }
    }

    @Test
    void shouldSayEachPartOfTheAccessResponse() throws IOException {
        String words = Pages.words(LETTERS.render(LetterSamples.everyPartFilled(LetterSamples.head())));

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
        String words = Pages.words(AWKWARD);

        assertThat(words)
                .contains("Siân Tŷ Ŵyn", "Zażółć gęślą jaźń", "Ωμέγα", "王小明", "🎉", "→ ½ ✓")
                .doesNotContain("#");
    }

    @Test
    void shouldKeepArabicAndHebrewInTheOrderInWhichTheyAreRead() throws IOException {
        String words = Pages.words(AWKWARD);

        assertThat(words).contains(LetterSamples.ARABIC, "שלום");
    }

    @Test
    void shouldKeepTheLettersOfWordsThatFontsLikeToJoin() throws IOException {
        String words = Pages.words(AWKWARD);

        assertThat(words).contains("office");
    }

    @Test
    void shouldPrintTheNumberOfWhatNoFontHas() throws IOException {
        String words = Pages.words(AWKWARD);

        assertThat(words).contains("bell [U+0007], half a pair [U+D83D], Hangul [U+AE40]");
    }

    @Test
    void shouldTreatMarkupAndExpressionsAsText() throws IOException {
        assertThat(Pages.words(AWKWARD))
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

        assertThat(Pages.rightmost(letter)).isLessThan(Pages.RIGHT_EDGE + 1);
    }

    @Test
    void shouldRepeatTheHeaderOfALongTableOnEveryPageOfIt() throws IOException {
        List<String> pages = Pages.of(LONG);
        List<String> ofTheTable =
                pages.stream().filter(page -> page.contains("/page/")).toList();
        assertThat(ofTheTable)
                .hasSizeGreaterThan(5)
                .allSatisfy(page -> assertThat(page).contains("Visit Page"));
        assertThat(pages.getLast()).contains("Page " + pages.size() + " of " + pages.size());
    }

    @Test
    void shouldLetNoRowOfALongTableVanish() throws IOException {
        assertThat(Pages.words(LONG).lines())
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

        assertThat(Pages.words(letter)).contains("A damaged photograph: we hold this picture");
    }

    @Test
    void shouldSayThatNothingIsHeld() throws IOException {
        Letter letter = LETTERS.render(LetterSamples.nothingHeld(LetterSamples.head()));

        assertThat(Pages.words(letter))
                .contains("found no personal data about you")
                .doesNotContain("copy of your data");
    }

    @Test
    void shouldCiteTheComplaintRightOnlyFromTheDayItIsInForce() throws IOException {
        LocalDate dayBefore = LocalDate.of(2026, 6, 18);
        LetterHead before = LetterHead.byEmail("R-2026-000001", dayBefore, "Amelia Hart", dayBefore);
        LetterHead after = LetterHead.byEmail("R-2026-000001", dayBefore.plusDays(1), "Amelia Hart", dayBefore);

        assertThat(Pages.words(LETTERS.render(LetterSamples.acknowledgement(before))))
                .doesNotContain("164A");
        assertThat(Pages.words(LETTERS.render(LetterSamples.acknowledgement(after))))
                .contains("164A");
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

    @Test
    void shouldSayTheSameInLargePrint() {
        LetterContent content = LetterGallery.fee(LetterSamples.head(), FeeGround.FURTHER_COPIES);

        assertThat(LETTERS.render(content, Print.LARGE).text())
                .isEqualTo(LETTERS.render(content).text());
    }

    @Test
    void shouldGiveTheTitleOfASectionOnlyOnce() throws IOException {
        DataTable account = new DataTable("Your account", "", List.of("Name"), List.of(List.of("Amelia Hart")));
        List<DataSection> data = List.of(new DataSection("Your account", "", List.of(account), List.of()));

        LetterContent content = LetterSamples.accessResponse(LetterSamples.head(), data, List.of());

        assertThat(LetterSamples.page(content).select("h3, h4").eachText())
                .filteredOn("Your account"::equals)
                .hasSize(1);
    }

    @Test
    void shouldApologiseWhenLateWithoutBeingAsked() throws IOException {
        String words = Pages.words(LETTERS.render(LetterGallery.late(LetterSamples.head())));

        assertThat(words).contains("sorry that this answer is late", "12 days later", "fell ill");
        assertThat(Pages.words(LETTERS.render(
                        LetterGallery.refusal(LetterSamples.head(), RefusalGround.MANIFESTLY_EXCESSIVE))))
                .doesNotContain("is late");
    }

    @Test
    void shouldAddUpTheFee() throws IOException {
        String words = Pages.words(LETTERS.render(LetterGallery.fee(LetterSamples.head(), FeeGround.FURTHER_COPIES)));

        assertThat(words).contains("£33.00", "£16.48", "£8.59", "Total £58.07");
    }

    @Test
    void shouldSpeakOfIdentityInTheAcknowledgementOnlyWhereItIsInQuestion() {
        AcknowledgementContent usual = LetterSamples.acknowledgement(LetterSamples.head());
        AcknowledgementContent settled =
                new AcknowledgementContent(usual.head(), usual.asked(), usual.dueOn(), usual.clock(), false, false);

        assertThat(LETTERS.render(usual).text()).contains("check who you are");
        assertThat(LETTERS.render(settled).text()).doesNotContain("who you are");
    }
}
