package uk.rightsdesk.letter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** No answer about rectification, restriction or objection leaves without what the law makes it say. */
class MandatoryOutcomesTest {

    private static final LetterHead HEAD = LetterSamples.head();
    private static final Letters LETTERS = LetterSamples.letters();

    static Stream<Arguments> incomplete() {
        return Stream.of(
                arguments("what was decided (UK GDPR Article 12(3))", OutcomeSamples.rectification(HEAD, List.of())),
                arguments("which data (UK GDPR Article 16)", rectified(" ", "Because.")),
                arguments("R2 reasons (UK GDPR Article 12(4))", rectified("Your account: Postcode", "-")),
                arguments("R2 reasons (UK GDPR Article 12(4))", restriction(false)),
                arguments("why the ground holds (UK GDPR Article 12(4))", restriction(true)),
                arguments(
                        "why the restriction ends (UK GDPR Article 18(3))",
                        new RestrictionLiftingContent(
                                HEAD,
                                RestrictionGround.LEGAL_CLAIMS,
                                "",
                                HEAD.date().plusDays(1))),
                arguments(
                        "day of lifting after the letter (UK GDPR Article 18(3))",
                        new RestrictionLiftingContent(
                                HEAD, RestrictionGround.LEGAL_CLAIMS, "It is settled.", HEAD.date())),
                arguments("R2 reasons (UK GDPR Article 12(4))", kept("", "UK GDPR Article 17(3)(b)")),
                arguments("R2 the exception relied on (UK GDPR Article 17(3))", kept("a legal obligation", " ")),
                arguments("what was decided (UK GDPR Article 12(3))", OutcomeSamples.objection(HEAD, List.of())),
                arguments("compelling grounds (UK GDPR Article 21(1))", continued(null, "We must.")),
                arguments("R2 reasons (UK GDPR Article 12(4))", continued(OverridingGround.COMPELLING_GROUNDS, "\n")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("incomplete")
    void shouldBeRefusedWithTheNameOfTheClause(String clause, LetterContent content) {
        assertThatExceptionOfType(IncompleteLetter.class)
                .isThrownBy(() -> LETTERS.render(content))
                .satisfies(refused -> assertThat(refused.missing())
                        .extracting(IncompleteLetter.Missing::toString)
                        .contains(clause));
    }

    @Test
    void shouldTellOfEachDatumWhatBecameOfItAndWhy() {
        assertThat(said(OutcomeSamples.rectification(HEAD)))
                .contains("Your account: Postcode", "We have corrected this as you asked")
                .contains("We have added your statement", "This is an opinion", "how our member of staff saw the call")
                .contains("put on record that you say it is wrong", "The passport that you showed us")
                .contains("We tell everyone to whom we gave this data", "Article 19")
                .contains("We will write to you before we end it");
    }

    @Test
    void shouldSpeakOfRecipientsOnlyWhereSomethingChanged() {
        assertThat(said(rectified("Your account: Postcode", "It is the one on your bill.")))
                .contains("If you disagree")
                .doesNotContain("Who else has the data");
        assertThat(said(OutcomeSamples.restriction(HEAD, false, RestrictionGround.LEGAL_CLAIMS)))
                .doesNotContain("Who else has the data");
    }

    @Test
    void shouldSayWhatARestrictionMeansAndThatItsEndIsTold() {
        assertThat(said(OutcomeSamples.restriction(HEAD, true, RestrictionGround.UNLAWFUL_USE)))
                .contains("From now on we only store your data", "Article 18(1)(b)")
                .contains("only if you agree, for a legal claim", "We will write to you before we end this");
        assertThat(said(OutcomeSamples.lifting(HEAD, RestrictionGround.ACCURACY_CONTESTED)))
                .contains("We end this on", "Monday 7 December 2026", "Article 18(3)", "Please reply to us before");
    }

    @Test
    void shouldGiveTheCompellingGroundsOfAUseThatGoesOn() {
        assertThat(said(OutcomeSamples.objection(HEAD, OverridingGround.COMPELLING_GROUNDS)))
                .contains("We have stopped using your data for this", "you no longer agree", "Article 7(3)")
                .contains("It is for us to show them", "400 times in one night");
        assertThat(said(OutcomeSamples.objection(HEAD, OverridingGround.LEGAL_CLAIMS)))
                .contains("we need the data for a legal claim")
                .doesNotContain("It is for us to show them");
    }

    private static String said(LetterContent content) {
        return LETTERS.render(content).text().replaceAll("\\s+", " ");
    }

    private static RectificationOutcomeContent rectified(String what, String reason) {
        return OutcomeSamples.rectification(
                HEAD,
                List.of(new RectificationOutcomeContent.Item(
                        what, RectificationOutcomeContent.Result.REFUSED, false, reason)));
    }

    private static RestrictionOutcomeContent restriction(boolean restricted) {
        return new RestrictionOutcomeContent(
                HEAD, OutcomeSamples.RESTRICT, restricted, RestrictionGround.LEGAL_CLAIMS, " ", LetterSamples.inTime());
    }

    private static ObjectionOutcomeContent continued(@Nullable OverridingGround ground, String reason) {
        return OutcomeSamples.objection(HEAD, List.of(OutcomeSamples.continued(ground, reason)));
    }

    @Test
    void shouldTellWhatWasErasedAndWhyTheRestIsKept() {
        assertThat(said(OutcomeSamples.erasure(HEAD)))
                .contains("Sign-ins", "412 records", "We no longer hold any of this")
                .contains("Your account", "What is left does not lead to you")
                .contains("because of a legal obligation", "Article 17(3)(b)", "Six years")
                .contains("Copies in our backups", "within 35 days", "receipt");
        assertThat(said(OutcomeSamples.nothingToErase(HEAD)))
                .contains("We found none")
                .doesNotContain("backups");
    }

    private static ErasureOutcomeContent kept(String ground, String citation) {
        return new ErasureOutcomeContent(
                HEAD,
                "the erasure of your personal data",
                List.of(new ErasureOutcomeContent.Item(
                        "Consents", 3, ErasureOutcomeContent.Result.KEPT, ground, citation, "Six years")),
                "",
                35,
                LetterSamples.inTime());
    }
}
