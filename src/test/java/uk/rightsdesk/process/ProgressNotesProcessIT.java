package uk.rightsdesk.process;

import static io.camunda.process.test.api.CamundaAssert.assertThatProcessInstance;

import io.camunda.client.api.response.ProcessInstanceEvent;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ProgressNotesProcessIT extends ProcessTest {

    private static final Duration FORTNIGHT = Duration.ofDays(14);
    private static final Map<String, Object> NONE_OWED = Map.of("noteOwed", false);

    @BeforeEach
    void letters() {
        work("send-progress-note");
    }

    @Test
    void shouldSendNoteAfterNoteUntilNoneIsOwed() {
        // given
        answer("find-next-note", noteIn(FORTNIGHT), noteIn(FORTNIGHT.multipliedBy(2)), NONE_OWED);
        var notes = notes();
        assertThatProcessInstance(notes)
                .hasActiveElements("Gateway_NoteOrLedger")
                .hasNotActivatedElements("Task_SendProgressNote");

        // when
        context.increaseTime(FORTNIGHT);

        // then
        assertThatProcessInstance(notes)
                .hasCompletedElement("Task_SendProgressNote", 1)
                .hasCompletedElement("Task_FindNextNote", 2)
                .hasActiveElements("Gateway_NoteOrLedger");

        // when
        context.increaseTime(FORTNIGHT);

        // then
        assertThatProcessInstance(notes)
                .isCompleted()
                .hasCompletedElement("Task_SendProgressNote", 2)
                .hasCompletedElements("EndEvent_NoNoteOwed");
    }

    @Test
    void shouldStopWhenTheLedgerMovesAndNoNoteIsOwed() {
        // given
        answer("find-next-note", noteIn(FORTNIGHT), NONE_OWED);
        var notes = notes();
        assertThatProcessInstance(notes).isWaitingForMessage("Msg_LedgerMoved", requestId);

        // when
        publish("Msg_LedgerMoved", requestId, Map.of());

        // then
        assertThatProcessInstance(notes)
                .isCompleted()
                .hasCompletedElements("CatchEvent_LedgerMoved", "EndEvent_NoNoteOwed")
                .hasNotActivatedElements("Task_SendProgressNote");
    }

    private ProcessInstanceEvent notes() {
        return start("ProgressNotesProcess", Map.of("requestId", requestId));
    }

    private Map<String, Object> noteIn(Duration time) {
        return Map.of(
                "noteOwed",
                true,
                "nextNoteAt",
                context.getCurrentTime().plus(time).toString());
    }
}
