package uk.rightsdesk.rights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import uk.rightsdesk.decision.DecisionKind;
import uk.rightsdesk.decision.DecisionRefused;
import uk.rightsdesk.decision.Particulars;
import uk.rightsdesk.decision.TaskProblem;
import uk.rightsdesk.request.EventType;

class ExtensionTest extends LifecycleFixture {

    private static final LocalDate LAST_DAY_FOR_NOTICE = LocalDate.of(2026, 12, 2);
    private static final Particulars COMPLEX =
            Particulars.ofGround("complexity", "Your data lies in an archive that must be restored first.");

    @Autowired
    SendExtensionNoticeWorker worker;

    @Test
    void shouldExtendByTheNoticeAndItsReasons() {
        // given
        reviewed("extend", COMPLEX);

        // when
        TaskProblem problem = send();

        // then
        assertThat(problem).isEqualTo(TaskProblem.NONE);
        assertThat(deadlines.of(request).due()).isEqualTo("2027-02-02");
        assertThat(deadlines.of(request).extended()).isTrue();
        assertThat(letter("extension-notice"))
                .contains("an archive that must be restored first")
                .contains("2 February 2027");
        await().untilAsserted(() -> assertThat(told()).contains("Msg_LedgerMoved", "Msg_AnswerTakesLonger"));
    }

    @Test
    void shouldExtendOnTheLastDayForTheNotice() {
        // given
        clock.moveTo(LAST_DAY_FOR_NOTICE);
        reviewed("extend", COMPLEX);

        // then
        assertThat(send()).isEqualTo(TaskProblem.NONE);
    }

    @Test
    void shouldSendNothingWhereTheNoticeWouldBeLateByNow() {
        // given
        clock.moveTo(LAST_DAY_FOR_NOTICE);
        reviewed("extend", COMPLEX);

        // when an outage holds the job until the next day
        clock.moveTo(LAST_DAY_FOR_NOTICE.plusDays(1));

        // then
        assertThat(send()).isEqualTo(TaskProblem.NOT_OFFERED);
        assertThat(events()).doesNotContain(EventType.EXTENDED);
        assertThat(lettersSent()).isEmpty();
    }

    @Test
    void shouldNotConfirmWhatWasDecidedInTimeAndCompletedLate() {
        // given
        clock.moveTo(LAST_DAY_FOR_NOTICE);
        decisions.decide(request, DecisionKind.REVIEW, "extend", COMPLEX, OLIVIA);

        // when
        clock.moveTo(LAST_DAY_FOR_NOTICE.plusDays(1));

        // then
        assertThat(confirm(DecisionKind.REVIEW, "extend")).isEqualTo(TaskProblem.NOT_OFFERED);
    }

    @Test
    void shouldRefuseASecondExtension() {
        // given
        reviewed("extend", COMPLEX);
        send();

        // then
        assertThatExceptionOfType(DecisionRefused.class)
                .isThrownBy(() -> decisions.decide(request, DecisionKind.REVIEW, "extend", COMPLEX, OLIVIA));
    }

    @Test
    void shouldRefuseAnExtensionWithoutGroundOrReasons() {
        assertThatExceptionOfType(DecisionRefused.class)
                .isThrownBy(() -> decisions.decide(
                        request, DecisionKind.REVIEW, "extend", Particulars.ofReasons("Complex."), OLIVIA));
        assertThatExceptionOfType(DecisionRefused.class)
                .isThrownBy(() -> decisions.decide(
                        request, DecisionKind.REVIEW, "extend", Particulars.ofGround("complexity", "  "), OLIVIA));
    }

    @Test
    void shouldSendNoNoticeThatNobodyDecided() {
        assertThatIllegalStateException().isThrownBy(this::send);
    }

    private TaskProblem send() {
        return inTransaction(() -> worker.work(new SendExtensionNoticeWorker.Input(request, job(7))))
                .taskProblem();
    }
}
