package uk.rightsdesk.letter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import org.junit.jupiter.api.Test;

class MandatoryBreachTest {

    private static final Letters LETTERS = LetterSamples.letters();
    private static final LetterHead HEAD =
            LetterHead.byEmail("B-2026-000042", LetterSamples.DATE, "Amelia Hart", LetterSamples.RECEIVED);

    @Test
    void shouldTellThePersonAllThatArticle34AsksForAndWhereToComplain() {
        // when
        String words = words(BreachSamples.notice(HEAD));

        // then
        assertThat(words)
                .contains("Dear Amelia Hart", "was sent to a shop", "may know what you wrote", "deleted the file")
                .contains("be careful with emails", "hello@customer-first.example", "B-2026-000042")
                .contains("Information Commissioner's Office")
                .doesNotContain("received your request");
    }

    @Test
    void shouldRefuseALetterToThePersonThatLacksWhatTheLawAsksFor() {
        assertLacks(new BreachNoticeContent(HEAD, " ", "x", "x", ""), "nature of the breach (UK GDPR Article 34(2))");
        assertLacks(new BreachNoticeContent(HEAD, "x", "-", "x", ""), "likely consequences (UK GDPR Article 34(2))");
        assertLacks(
                new BreachNoticeContent(HEAD, "x", "x", "", ""), "measures taken and proposed (UK GDPR Article 34(2))");
    }

    @Test
    void shouldReportEveryItemOfArticle33() {
        // when
        String words = words(BreachSamples.report(HEAD));

        // then
        assertThat(words)
                .contains("Article 33(3)(a)", "Article 33(3)(b)", "Article 33(3)(c)", "Article 33(3)(d)")
                .contains("Customers who shared an experience", "42", "Friday 20 November 2026 at 16:00")
                .doesNotContain("Not known yet", "Dear", "Complain to us");
    }

    @Test
    void shouldSayWhatIsNotKnownYetAndWhyItIsLate() {
        // when
        String words = words(BreachSamples.further(HEAD));

        // then
        assertThat(words).contains("Not known yet", "more than 72 hours", "was away", "Report 2 of this breach");
    }

    @Test
    void shouldRefuseALateReportWithoutReasonsAndOneWithoutContact() {
        BreachReportContent report = BreachSamples.report(HEAD);

        assertLacks(with(report, true, report.contact()), "reasons for the delay (UK GDPR Article 33(1))");
        assertLacks(with(report, false, ""), "contact point (UK GDPR Article 33(3)(b))");
    }

    @Test
    void shouldPrintARegisterThatIsEmptyToo() {
        assertThat(words(new BreachRegisterContent(HEAD, List.of()))).contains("No breach is recorded");
        assertThat(words(BreachSamples.register(HEAD))).contains("Breach B-2026-000001", "Not recorded");
    }

    private static BreachReportContent with(BreachReportContent report, boolean late, String contact) {
        return new BreachReportContent(
                report.head(),
                report.phase(),
                report.awareAt(),
                report.madeAt(),
                late,
                "",
                report.nature(),
                report.peopleKinds(),
                report.people(),
                report.recordKinds(),
                report.records(),
                contact,
                report.consequences(),
                report.measures());
    }

    private static String words(LetterContent content) {
        return LETTERS.render(content).text().replaceAll("\\s+", " ");
    }

    private static void assertLacks(LetterContent content, String clause) {
        assertThatExceptionOfType(IncompleteLetter.class)
                .isThrownBy(() -> LETTERS.render(content))
                .satisfies(refused -> assertThat(refused.missing())
                        .extracting(IncompleteLetter.Missing::toString)
                        .contains(clause));
    }
}
