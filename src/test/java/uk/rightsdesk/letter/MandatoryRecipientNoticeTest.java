package uk.rightsdesk.letter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MandatoryRecipientNoticeTest {

    private static final Letters LETTERS = LetterSamples.letters();
    private static final LetterHead HEAD =
            LetterHead.byEmail("R-2026-000042", LetterSamples.DATE, "Northwind Trains Ltd", LetterSamples.RECEIVED);

    @ParameterizedTest
    @EnumSource
    void shouldSayWhatWasDoneWhichDataAndHowToAnswerWithoutNamingThePerson(NoticeKind kind) {
        // when
        String words =
                LETTERS.render(RecipientSamples.notice(HEAD, kind)).text().replaceAll("\\s+", " ");

        // then
        assertThat(words)
                .contains("Dear Northwind Trains Ltd", "experience_share/81", "4 March 2026")
                .contains("https://desk.customer-first.example/d/recipients/7c1f0e52", "notice.json.jws")
                .contains("Monday 21 December 2026")
                .doesNotContain("Amelia", "received your request", "20 November");
        assertThat(words.contains("020 7946 0999")).isEqualTo(kind == NoticeKind.RECTIFIED);
    }

    @Test
    void shouldSayThatItIsAReminderAndHowManyMoreThereAre() {
        // when
        String words = LETTERS.render(RecipientSamples.reminder(HEAD, NoticeKind.ERASED))
                .text()
                .replaceAll("\\s+", " ");

        // then
        assertThat(words).contains("We wrote to you about this on 9 November 2026", "There are 12 more");
    }

    @Test
    void shouldBeIncompleteWithoutWhatWasSentOrADayToAnswer() {
        RecipientNoticeContent full = RecipientSamples.notice(HEAD, NoticeKind.ERASED);

        assertLacks(
                with(full, List.of(), full.corrections(), 28),
                "which data the recipient was sent (UK GDPR Article 19)");
        assertLacks(with(full, full.shared(), full.corrections(), 0), "day to answer by (UK GDPR Article 19)");
        assertLacks(
                with(full, full.shared(), List.of(new RecipientNoticeContent.Correction("Name", "Amelia")), 28),
                "no correction where nothing was rectified (UK GDPR Article 5(1)(c))");
    }

    private static RecipientNoticeContent with(
            RecipientNoticeContent full,
            List<RecipientNoticeContent.Shared> shared,
            List<RecipientNoticeContent.Correction> corrections,
            int days) {
        return new RecipientNoticeContent(
                full.head(),
                full.kind(),
                shared,
                full.more(),
                corrections,
                full.answerPage(),
                full.head().date().plusDays(days),
                null);
    }

    private static void assertLacks(LetterContent content, String clause) {
        assertThatExceptionOfType(IncompleteLetter.class)
                .isThrownBy(() -> LETTERS.render(content))
                .satisfies(refused -> assertThat(refused.missing())
                        .extracting(IncompleteLetter.Missing::toString)
                        .contains(clause));
    }
}
