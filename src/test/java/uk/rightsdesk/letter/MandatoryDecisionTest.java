package uk.rightsdesk.letter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** No letter about a decision leaves without what the law makes it say. */
class MandatoryDecisionTest {

    private static final LetterHead HEAD = LetterSamples.head();
    private static final LocalDate DATE = HEAD.date();
    private static final LetterHead THIRD_PARTY =
            LetterHead.byEmail("T-2026-000007", DATE, "Joan Ash", LetterSamples.RECEIVED);
    private static final String ASKED = LetterSamples.ASKED;
    private static final List<Reason> CLOCK = LetterSamples.inTime().clock();
    private static final Letters LETTERS = LetterSamples.letters();

    static Stream<Arguments> incomplete() {
        LocalDate later = DATE.plusDays(28);
        return Stream.of(
                arguments(
                        "what we need to know (UK GDPR Article 12A)",
                        new ClarificationRequestContent(HEAD, ASKED, "\n ", "Because.", later, CLOCK)),
                arguments(
                        "why we reasonably need it (UK GDPR Article 12A)",
                        new ClarificationRequestContent(HEAD, ASKED, "Which?", " ", later, CLOCK)),
                arguments(
                        "day of closing without a reply (UK GDPR Article 12(2))",
                        new ClarificationRequestContent(HEAD, ASKED, "Which?", "Because.", DATE, CLOCK)),
                arguments(
                        "what asking means for the due date (UK GDPR Article 12A)",
                        new ClarificationRequestContent(HEAD, ASKED, "Which?", "Because.", later, List.of())),
                arguments(
                        "what we need to know (UK GDPR Article 12A)",
                        new ClarificationReminderContent(HEAD, ASKED, "", DATE, later, CLOCK)),
                arguments(
                        "R2 when we asked and how long we waited (UK GDPR Article 12(4))",
                        new ClosedWithoutReplyContent(HEAD, ASKED, AwaitedReply.FEE, DATE, DATE.plusDays(1))),
                arguments("reasons for the delay (UK GDPR Article 12A)", extension("", DATE)),
                arguments(
                        "notice before the first month ends (UK GDPR Article 12A)",
                        extension("It is complex.", DATE.minusDays(1))),
                arguments(
                        "what we need to know (UK GDPR Article 12A)",
                        new ProgressNoteContent(
                                HEAD, ASKED, ProgressNoteContent.Standing.PAUSED, "", "We work.", later, CLOCK)),
                arguments("evidence for the ground of the fee (UK GDPR Article 12(5))", fee("", costs(100), "Bank.")),
                arguments("itemised costs (UK GDPR Article 12(5))", fee("A third copy.", List.of(), "Bank.")),
                arguments("amount of a cost (UK GDPR Article 12(5))", fee("A third copy.", costs(0), "Bank.")),
                arguments("how to pay (UK GDPR Article 12(2))", fee("A third copy.", costs(100), "")),
                arguments(
                        "day of withdrawal (UK GDPR Article 12(2))",
                        new WithdrawalContent(HEAD, ASKED, DATE.plusDays(1))),
                arguments(
                        "the issues (Data Protection Act 2018 section 164A)",
                        new ComplaintOutcomeContent(HEAD, List.of())),
                arguments(
                        "what was found (Data Protection Act 2018 section 164A)",
                        outcome(new ComplaintOutcomeContent.Issue(
                                "Late.", " ", "Sorry.", ComplaintOutcomeContent.Verdict.UPHELD))),
                arguments(
                        "what was done or changed (Data Protection Act 2018 section 164A)",
                        outcome(new ComplaintOutcomeContent.Issue(
                                "Late.", "Yes.", "", ComplaintOutcomeContent.Verdict.PARTLY_UPHELD))),
                arguments(
                        "who gets no marketing any more (UK GDPR Article 21(3))",
                        new MarketingStoppedContent(HEAD, " ", DATE)),
                arguments(
                        "day from which it stopped (UK GDPR Article 21(3))",
                        new MarketingStoppedContent(HEAD, "amelia@example.org", DATE.plusDays(1))),
                arguments(
                        "what has ended (UK GDPR Article 7(3))",
                        new ConsentWithdrawnContent(HEAD, List.of(), DATE, true)),
                arguments(
                        "day from which it ended (UK GDPR Article 7(3))",
                        new ConsentWithdrawnContent(HEAD, List.of("To send you news"), DATE.plusDays(1), true)),
                arguments(
                        "evidence asked for (UK GDPR Article 12(6))",
                        new IdentityEvidenceReminderContent(HEAD, ASKED, DATE, List.of(), null, later, CLOCK)),
                arguments("what was asked (UK GDPR Article 12(2))", new WithdrawalContent(HEAD, " ", DATE)));
    }

    private static ComplaintOutcomeContent outcome(ComplaintOutcomeContent.Issue issue) {
        return new ComplaintOutcomeContent(HEAD, List.of(issue));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("incomplete")
    void shouldBeRefusedWithTheNameOfTheClause(String clause, LetterContent content) {
        assertRefused(content, clause);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "\n", "-", "...", "\u00A0"})
    void shouldNeverRefuseWithoutReasons(String noReason) {
        for (RefusalGround ground : RefusalGround.values()) {
            assertRefused(refusal(ground, noReason, "Four requests."), "R2 reasons (UK GDPR Article 12(4))");
            assertRefused(withheld(ground, noReason), "reason for withholding (UK GDPR Article 12(4))");
        }
    }

    @Test
    void shouldNeverRefuseWithoutAGround() {
        RefusalContent content =
                new RefusalContent(HEAD, ASKED, List.of(), Answer.none("Nothing."), LetterSamples.inTime());

        assertRefused(content, "R2 grounds (UK GDPR Article 12(4))");
    }

    @Test
    void shouldNotCallARequestManifestlyUnfoundedOrExcessiveWithoutEvidence() {
        String clause = "evidence that it is manifest (UK GDPR Article 12(5))";

        assertRefused(refusal(RefusalGround.MANIFESTLY_UNFOUNDED, "It is.", " "), clause);
        assertRefused(refusal(RefusalGround.MANIFESTLY_EXCESSIVE, "It is.", ""), clause);
    }

    @Test
    void shouldGiveAllThatARefusalNeeds() throws Exception {
        String words = Pages.words(LETTERS.render(LetterGallery.refusal(HEAD, RefusalGround.MANIFESTLY_EXCESSIVE)))
                .replaceAll("\\s+", " ");

        assertThat(words)
                .as("R1 what")
                .contains("We refuse the whole of your request", "a copy of your personal data")
                .as("R2 why, with the evidence")
                .contains("manifestly excessive", "four times in five weeks", "15 October")
                .as("R3 to us")
                .contains("right to complain to us", "section 164A", "Online form", "Post:")
                .as("R4 to the regulator")
                .contains("Information Commissioner's Office", "0303 123 1113")
                .as("R5 to a court")
                .contains("go to court")
                .as("R6 what is given")
                .contains("We are giving you no data")
                .as("R8 contact")
                .contains("reply by email to", "hello@customer-first.example");
    }

    @Test
    void shouldGiveAllThatARefusalInPartNeeds() throws Exception {
        String words =
                Pages.words(LETTERS.render(LetterSamples.accessResponse(HEAD))).replaceAll("\\s+", " ");

        assertThat(words)
                .contains("What we left out", "The name of another customer", "who has not agreed")
                .contains("called exemptions", "Schedule 2 paragraph 16")
                .contains("If you think we are wrong to leave something out")
                .contains("right to complain to us", "complain to the regulator", "go to court");
    }

    @Test
    void shouldNotTellAThirdPartyAboutTheRequesterUnlessAgreed() {
        String unnamed =
                LETTERS.render(LetterGallery.thirdParty(THIRD_PARTY, "")).text();
        String named = LETTERS.render(LetterGallery.thirdParty(THIRD_PARTY, "Amelia Hart"))
                .text();

        assertThat(unnamed)
                .contains("Someone has asked us")
                .doesNotContain("Amelia", "received your request", "20 November");
        assertThat(named).contains("Amelia Hart has asked us");
    }

    @Test
    void shouldWriteTheNoticeOfAnExtensionOnTheLastLawfulDay() {
        assertThat(LETTERS.render(extension("It is complex.", DATE)).template()).isEqualTo("extension-notice");
    }

    private static ExtensionNoticeContent extension(String reasons, LocalDate noticeDeadline) {
        return new ExtensionNoticeContent(
                HEAD, ASKED, ExtensionGround.COMPLEXITY, reasons, noticeDeadline, DATE.plusMonths(2), CLOCK);
    }

    private static List<FeeNoticeContent.Cost> costs(long pence) {
        return List.of(new FeeNoticeContent.Cost("Postage", "", pence));
    }

    private static FeeNoticeContent fee(String evidence, List<FeeNoticeContent.Cost> costs, String howToPay) {
        return new FeeNoticeContent(
                HEAD,
                ASKED,
                FeeGround.FURTHER_COPIES,
                evidence,
                costs,
                howToPay,
                HEAD.reference(),
                DATE.plusDays(28),
                CLOCK);
    }

    private static RefusalContent refusal(RefusalGround ground, String reason, String evidence) {
        return new RefusalContent(
                HEAD,
                ASKED,
                List.of(new RefusalContent.Ground(ground, reason, evidence, "")),
                Answer.none("Nothing."),
                LetterSamples.inTime());
    }

    private static AccessResponseContent withheld(RefusalGround ground, String reason) {
        AccessResponseContent usual = LetterSamples.accessResponse(HEAD);
        List<AccessResponseContent.Withheld> withheld =
                new ArrayList<>(usual.withheld().items());
        withheld.add(new AccessResponseContent.Withheld("One message", ground, reason, ""));
        return new AccessResponseContent(
                HEAD,
                ASKED,
                true,
                usual.purposes(),
                usual.categories(),
                usual.recipients(),
                usual.retention(),
                usual.sources(),
                usual.automatedDecisions(),
                usual.transfers(),
                usual.searches(),
                Answer.given(withheld),
                usual.terms(),
                usual.data(),
                usual.attachments(),
                List.of(),
                usual.time());
    }

    private static void assertRefused(LetterContent content, String clause) {
        assertThatExceptionOfType(IncompleteLetter.class)
                .isThrownBy(() -> LETTERS.render(content))
                .satisfies(refused -> assertThat(refused.missing())
                        .extracting(IncompleteLetter.Missing::toString)
                        .contains(clause));
    }
}
