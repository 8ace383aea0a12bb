package uk.rightsdesk.rights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import uk.rightsdesk.decision.DecisionKind;
import uk.rightsdesk.decision.DecisionRefused;
import uk.rightsdesk.decision.Particulars;
import uk.rightsdesk.letter.AwaitedReply;
import uk.rightsdesk.request.EventType;
import uk.rightsdesk.request.RequestJournal;
import uk.rightsdesk.request.RequestLedger;

class ClarificationTest extends LifecycleFixture {

    private static final LocalDate CLOSES_ON = LocalDate.of(2026, 12, 9);
    private static final Particulars QUESTION =
            Particulars.ofQuestion("Which of your accounts do you mean?", "You have written from four.");

    @Autowired
    AskClarificationWorker ask;

    @Autowired
    RemindClarificationWorker remind;

    @Autowired
    SendClosedWithoutReplyWorker close;

    @Autowired
    RequestLedger ledger;

    @Test
    void shouldPauseThePeriodByTheQuestion() {
        // when
        AskClarificationWorker.Output asked = ask();

        // then
        assertThat(deadlines.of(request).paused()).isTrue();
        assertThat(asked.waitUntil()).isEqualTo(morningOf(CLOSES_ON));
        assertThat(asked.remindRequesterAt()).isEqualTo(morningOf(CLOSES_ON.minusDays(7)));
        assertThat(letter("clarification-request"))
                .contains("Which of your accounts do you mean?")
                .contains("You have written from four.")
                .contains("9 December 2026");
        await().untilAsserted(() -> assertThat(told()).contains("Msg_LedgerMoved", "Msg_AnswerTakesLonger"));
    }

    @Test
    void shouldRefuseAQuestionWithoutItsReason() {
        assertThatExceptionOfType(DecisionRefused.class)
                .isThrownBy(() -> decisions.decide(
                        request,
                        DecisionKind.REVIEW,
                        "ask-clarification",
                        Particulars.ofQuestion("Which accounts?", null),
                        OLIVIA));
    }

    @Test
    void shouldRefuseAQuestionOnceThePeriodIsOver() {
        // given
        clock.moveTo(LocalDate.of(2026, 12, 3));

        // then
        assertThatExceptionOfType(DecisionRefused.class)
                .isThrownBy(
                        () -> decisions.decide(request, DecisionKind.REVIEW, "ask-clarification", QUESTION, OLIVIA));
    }

    @Test
    void shouldRemindWhileTheQuestionIsOpen() {
        // given
        ask();
        clock.moveTo(CLOSES_ON.minusDays(7));

        // when
        inTransaction(() -> remind.work(new RemindClarificationWorker.Input(request, job(8))));

        // then
        assertThat(letter("clarification-reminder")).contains("Which of your accounts do you mean?");
        assertThat(events()).contains(EventType.CLARIFICATION_REMINDED);
    }

    @Test
    void shouldNotRemindOfAnAnsweredQuestion() {
        // given
        ask();
        inTransaction(() -> {
            ledger.record(
                    request,
                    EventType.CLARIFICATION_RECEIVED,
                    clock.instant(),
                    RequestJournal.SYSTEM,
                    Map.of(),
                    "reply");
            return request;
        });

        // when
        inTransaction(() -> remind.work(new RemindClarificationWorker.Input(request, job(8))));

        // then
        assertThat(lettersSent()).containsExactly("clarification-request");
    }

    @Test
    void shouldCloseWithNotice() {
        // given
        ask();
        clock.moveTo(CLOSES_ON);

        // when
        inTransaction(
                () -> close.work(new SendClosedWithoutReplyWorker.Input(request, AwaitedReply.CLARIFICATION, job(9))));

        // then
        assertThat(letter("closed-without-reply")).contains("9 November 2026").contains("9 December 2026");
        assertThat(events()).contains(EventType.NO_REPLY_NOTICE_SENT);
    }

    private AskClarificationWorker.Output ask() {
        reviewed("ask-clarification", QUESTION);
        return inTransaction(() -> ask.work(new AskClarificationWorker.Input(request, job(7))));
    }
}
