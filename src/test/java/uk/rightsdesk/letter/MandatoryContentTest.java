package uk.rightsdesk.letter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.ClassPathResource;

class MandatoryContentTest {

    private static final LetterHead HEAD = LetterSamples.head();
    private static final LawBook LAW = new LawBook(LetterSamples.legalData());

    static Stream<Arguments> incompleteAccessResponses() {
        AccessResponseContent full = LetterSamples.accessResponse(HEAD);
        return Stream.of(
                arguments("purposes (UK GDPR Article 15(1)(a))", with(full, "purposes")),
                arguments("categories (UK GDPR Article 15(1)(b))", with(full, "categories")),
                arguments("recipients (UK GDPR Article 15(1)(c))", with(full, "recipients")),
                arguments("retention (UK GDPR Article 15(1)(d))", with(full, "retention")),
                arguments("sources (UK GDPR Article 15(1)(g))", with(full, "sources")),
                arguments("automated decisions (UK GDPR Article 15(1)(h))", with(full, "automated decisions")),
                arguments("transfers (UK GDPR Article 15(2))", with(full, "transfers")),
                arguments("systems searched (UK GDPR Article 15(1A))", with(full, "searches")),
                arguments("what was withheld (UK GDPR Articles 12(4) and 15(4))", with(full, "withheld")),
                arguments("name of a recipient (UK GDPR Article 15(1)(c))", with(full, "name of a recipient")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("incompleteAccessResponses")
    void shouldRefuseAnAccessResponseThatLacksAPart(String clause, AccessResponseContent content) {
        assertRefused(content, clause);
    }

    @Test
    void shouldRefuseAnAccessResponseWithoutACopyOrAReasonForIt() {
        AccessResponseContent usual = LetterSamples.accessResponse(HEAD, List.of(), List.of());
        AccessResponseContent content = copy(usual, usual.purposes(), usual.searches(), Answer.none("Nothing."));

        assertRefused(content, "copy of the data (UK GDPR Article 15(3))");
    }

    @Test
    void shouldRefuseAPictureWithoutAlternativeText() {
        Picture picture = new Picture(LetterSamples.png(), " ", "");
        List<DataSection> data = List.of(new DataSection("Pictures", "", List.of(), List.of(picture)));

        assertRefused(
                LetterSamples.accessResponse(HEAD, data, List.of()), "alternative text of a picture (PDF/UA-1 7.3)");
    }

    @Test
    void shouldRefuseToAskForEvidenceWithoutADoubtOrAChoice() {
        IdentityEvidenceRequestContent content = new IdentityEvidenceRequestContent(
                HEAD,
                LetterSamples.ASKED,
                List.of(),
                List.of(),
                null,
                HEAD.date().plusDays(28),
                List.of());

        assertRefused(
                content,
                "reasonable doubts (UK GDPR Article 12(6))",
                "evidence asked for (UK GDPR Article 12(6))",
                "what asking means for the due date (UK GDPR Article 12A)");
    }

    @Test
    void shouldRefuseAnAcknowledgementThatDoesNotExplainTheDueDate() {
        AcknowledgementContent content =
                new AcknowledgementContent(HEAD, LetterSamples.ASKED, HEAD.date(), List.of(), false, false);

        assertRefused(content, "how the due date was found (UK GDPR Article 12A)");
    }

    @Test
    void shouldRefuseALetterWithoutAnAddressee() {
        LetterHead head = LetterHead.byEmail("R-2026-000042", LetterSamples.DATE, " ", LetterSamples.RECEIVED);

        assertRefused(LetterSamples.acknowledgement(head), "addressee (UK GDPR Article 12(1))");
    }

    @Test
    void shouldRefuseALetterOnADayForWhichThereIsNoWordingOrRegulator() {
        LocalDate tooEarly = LocalDate.of(2018, 5, 24);
        LetterHead head = LetterHead.byEmail("R-2018-000001", tooEarly, "Amelia Hart", tooEarly);

        assertRefused(
                LetterSamples.acknowledgement(head),
                "R4 regulator (UK GDPR Articles 12(4) and 15(1)(f))",
                "wording 'court' in force (letters/wording.yaml)");
    }

    @Test
    void shouldRefuseALetterOnADayWithTwoRegulators() {
        LegalData twice = new LegalData(
                new ClassPathResource("letters/wording.yaml"),
                yaml(regulator("One", "2018-05-25", "") + regulator("Two", "2026-01-01", "")));

        assertRefused(
                new LawBook(twice),
                LetterSamples.acknowledgement(HEAD),
                "R4 regulator (UK GDPR Articles 12(4) and 15(1)(f))");
    }

    @Test
    void shouldNameTheRegulatorThatIsInForceOnTheDay() {
        LegalData successor = new LegalData(
                new ClassPathResource("letters/wording.yaml"),
                yaml(regulator("Office", "2018-05-25", "2026-11-22") + regulator("Commission", "2026-11-23", "")));

        Regulator regulator = MandatoryContent.check(
                "acknowledgement",
                LetterSamples.acknowledgement(HEAD),
                LetterSamples.controller(),
                new LawBook(successor).on(HEAD.date()));

        assertThat(regulator.name()).isEqualTo("Commission");
    }

    @Test
    void shouldAcceptExplicitNone() {
        assertThatNoException()
                .isThrownBy(() -> MandatoryContent.check(
                        "access-response",
                        LetterSamples.nothingHeld(HEAD),
                        LetterSamples.controller(),
                        LAW.on(HEAD.date())));
    }

    @Test
    void shouldNameClausesButNeverWhatALetterSays() {
        AccessResponseContent content = with(LetterSamples.accessResponse(HEAD), "purposes");

        assertThatExceptionOfType(IncompleteLetter.class)
                .isThrownBy(() -> LetterSamples.letters().render(content))
                .withMessage("access-response lacks: purposes (UK GDPR Article 15(1)(a))");
    }

    private static void assertRefused(LetterContent content, String... clauses) {
        assertRefused(LAW, content, clauses);
    }

    private static void assertRefused(LawBook law, LetterContent content, String... clauses) {
        assertThatExceptionOfType(IncompleteLetter.class)
                .isThrownBy(() -> MandatoryContent.check(
                        "letter",
                        content,
                        LetterSamples.controller(),
                        law.on(content.head().date())))
                .satisfies(refused -> assertThat(refused.missing())
                        .extracting(IncompleteLetter.Missing::toString)
                        .contains(clauses));
    }

    private static ByteArrayResource yaml(String yaml) {
        return new ByteArrayResource(yaml.getBytes(StandardCharsets.UTF_8));
    }

    private static String regulator(String name, String from, String to) {
        return """
                - name: %s
                  in-force-from: %s
                  in-force-to: %s
                  address: [Street]
                  telephone: 0303 123 1113
                  url: https://regulator.example/
                  source: test
                """.formatted(name, from, to);
    }

    /** The content with one part unanswered. */
    private static AccessResponseContent with(AccessResponseContent full, String lacking) {
        return new AccessResponseContent(
                full.head(),
                full.asked(),
                full.processing(),
                unless(lacking.equals("purposes"), full.purposes()),
                unless(lacking.equals("categories"), full.categories()),
                lacking.equals("name of a recipient")
                        ? Answer.given(List.of(new AccessResponseContent.Recipient("", "Your experience", List.of())))
                        : unless(lacking.equals("recipients"), full.recipients()),
                unless(lacking.equals("retention"), full.retention()),
                lacking.equals("sources") ? Answer.none(" ") : full.sources(),
                lacking.equals("automated decisions") ? Answer.none("") : full.automatedDecisions(),
                lacking.equals("transfers") ? Answer.none("") : full.transfers(),
                lacking.equals("searches") ? List.of() : full.searches(),
                unless(lacking.equals("withheld"), full.withheld()),
                full.terms(),
                full.data(),
                full.attachments(),
                List.of(),
                full.time());
    }

    private static <T> Answer<T> unless(boolean lacking, Answer<T> answer) {
        return lacking ? Answer.given(List.of()) : answer;
    }

    private static AccessResponseContent copy(
            AccessResponseContent usual,
            Answer<AccessResponseContent.Purpose> purposes,
            List<AccessResponseContent.Search> searches,
            Answer<AccessResponseContent.Withheld> withheld) {
        return new AccessResponseContent(
                usual.head(),
                usual.asked(),
                usual.processing(),
                purposes,
                usual.categories(),
                usual.recipients(),
                usual.retention(),
                usual.sources(),
                usual.automatedDecisions(),
                usual.transfers(),
                searches,
                withheld,
                usual.terms(),
                usual.data(),
                usual.attachments(),
                List.of(),
                usual.time());
    }
}
