package uk.rightsdesk.rights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import uk.rightsdesk.decision.Particulars;
import uk.rightsdesk.engine.Unavailable;
import uk.rightsdesk.request.EventType;
import uk.rightsdesk.request.Outcome;
import uk.rightsdesk.request.RequestJournal;
import uk.rightsdesk.request.RequestLedger;

class ProgressNotesTest extends LifecycleFixture {

    private static final LocalDate IN_A_FORTNIGHT = TODAY.plusDays(14);

    @Autowired
    SendExtensionNoticeWorker extend;

    @Autowired
    AskClarificationWorker ask;

    @Autowired
    FindNextNoteWorker find;

    @Autowired
    SendProgressNoteWorker send;

    @Autowired
    RequestLedger ledger;

    @Test
    void shouldOweNoNoteOfARequestThatRunsItsMonth() {
        assertThat(next()).isEqualTo(new FindNextNoteWorker.Output(false, null));
    }

    @Test
    void shouldSendANoteEveryFortnightWhileExtended() {
        // given
        extendIt();
        assertThat(next()).isEqualTo(new FindNextNoteWorker.Output(true, morningOf(IN_A_FORTNIGHT)));

        // when
        clock.moveTo(IN_A_FORTNIGHT);
        sendIt();

        // then
        assertThat(letter("progress-note")).contains("2 February 2027");
        assertThat(next()).isEqualTo(new FindNextNoteWorker.Output(true, morningOf(IN_A_FORTNIGHT.plusDays(14))));
    }

    @Test
    void shouldRemindOfTheOpenQuestionWhilePaused() {
        // given
        reviewed("ask-clarification", Particulars.ofQuestion("Which of your accounts?", "There are four."));
        inTransaction(() -> ask.work(new AskClarificationWorker.Input(request, job(7))));

        // when
        clock.moveTo(IN_A_FORTNIGHT);
        sendIt();

        // then
        assertThat(letter("progress-note")).contains("Which of your accounts?");
    }

    @Test
    void shouldStopWhenThePauseIsOver() {
        // given
        reviewed("ask-clarification", Particulars.ofQuestion("Which of your accounts?", "There are four."));
        inTransaction(() -> ask.work(new AskClarificationWorker.Input(request, job(7))));
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
        clock.moveTo(IN_A_FORTNIGHT);
        sendIt();

        // then
        assertThat(next().noteOwed()).isFalse();
        assertThat(lettersSent()).containsExactly("clarification-request");
    }

    @Test
    void shouldStopWhenTheRequestIsClosed() {
        // given
        extendIt();
        transaction.executeWithoutResult(_ -> requests.close(request, Outcome.ANSWERED));

        // then
        assertThat(next().noteOwed()).isFalse();
    }

    @Test
    void shouldWaitForAnEngineWhoseClockIsAhead() {
        // given
        extendIt();

        // then
        assertThatExceptionOfType(Unavailable.class).isThrownBy(this::sendIt);
    }

    private FindNextNoteWorker.Output next() {
        return find.work(new FindNextNoteWorker.Input(request));
    }

    private void extendIt() {
        reviewed("extend", Particulars.ofGround("number-of-requests", "You made five requests at once."));
        inTransaction(() -> extend.work(new SendExtensionNoticeWorker.Input(request, job(7))));
    }

    private void sendIt() {
        inTransaction(() -> send.work(new SendProgressNoteWorker.Input(request)));
    }
}
