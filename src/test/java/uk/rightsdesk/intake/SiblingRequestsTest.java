package uk.rightsdesk.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;
import uk.rightsdesk.delivery.SentMail;
import uk.rightsdesk.request.Channel;
import uk.rightsdesk.request.EventType;
import uk.rightsdesk.request.Outcome;
import uk.rightsdesk.request.Request;
import uk.rightsdesk.request.Right;

/** Several rights in one message, and requests that are worked by hand. */
@RecordApplicationEvents
class SiblingRequestsTest extends IntakeFixture {

    @Autowired
    private ApplicationEvents published;

    @Test
    void shouldOpenRequestForEachRight() {
        // given
        CorrespondenceId id = waitingForTriage();
        triage.decide(id, TriageDecision.Code.OPEN, Set.of(Right.RESTRICTION, Right.ACCESS), null, null, "olivia");
        confirm(id, TriageDecision.Code.OPEN);

        // when
        open(only());
        open(only());

        // then
        List<Request> opened = requests.openedBy(id.value());
        assertThat(opened).extracting(Request::right).containsExactlyInAnyOrder(Right.ACCESS, Right.RESTRICTION);
        assertThat(opened).extracting(Request::receivedAt).containsOnly(RECEIVED);
        assertThat(requests.get(only().request()).right()).isEqualTo(Right.ACCESS);
        opened.forEach(request -> assertThat(correspondences.of(request.id()))
                .extracting(Correspondence::id)
                .containsExactly(id));
        assertThat(enqueued("access-request-received:", opened)).isEqualTo(1);
    }

    @Test
    void shouldStartTheProcessOfAnyRightThatStaffFind() {
        // given
        CorrespondenceId id = waitingForTriage();
        triage.decide(id, TriageDecision.Code.OPEN, Set.of(Right.RESTRICTION), null, null, "olivia");
        confirm(id, TriageDecision.Code.OPEN);

        // when
        open(only());

        // then
        Request request = requests.openedBy(id.value()).getFirst();
        assertThat(byHand.open()).doesNotContain(request.id());
        assertThat(published.stream(ByHandRequests.Opened.class)).isEmpty();
        assertThat(enqueued("restriction-request-received:", List.of(request))).isEqualTo(1);
    }

    @Test
    void shouldRefuseToOpenWithoutRight() {
        // given
        CorrespondenceId id = waitingForTriage();

        // then
        assertThatExceptionOfType(TriageRefused.class)
                .isThrownBy(() -> triage.decide(id, TriageDecision.Code.OPEN, Set.of(), null, null, "olivia"));
    }

    @Test
    void shouldCloseByHandOnlyWithAnswerAndOnce() {
        // given
        Request request = entered(LocalDate.now(java.time.ZoneId.of("Europe/London")), Right.RECTIFICATION);

        // then
        assertThatIllegalArgumentException().isThrownBy(() -> byHand.answered(request.id(), "  ", "olivia"));

        // when
        byHand.answered(request.id(), "Corrected the surname; wrote to her today.", "olivia");

        // then
        assertThat(requests.get(request.id()).outcome()).contains(Outcome.ANSWERED_BY_HAND);
        assertThat(byHand.open()).doesNotContain(request.id());
        assertThat(byHand.answer(request.id())).contains("Corrected the surname; wrote to her today.");
        assertThat(journal.of(request.id())).anySatisfy(event -> {
            assertThat(event.type()).isEqualTo(EventType.ANSWERED_BY_HAND);
            assertThat(event.actor()).isEqualTo("olivia");
        });
        assertThatIllegalStateException().isThrownBy(() -> byHand.answered(request.id(), "again", "olivia"));
    }

    @Test
    void shouldRemindOnceOfWhatIsNearAndOfWhatIsLate() {
        // given
        LocalDate today = LocalDate.now(java.time.ZoneId.of("Europe/London"));
        Request fresh = entered(today, Right.RESTRICTION);
        Request near = entered(today.minusDays(27), Right.RESTRICTION);
        Request late = entered(today.minusDays(60), Right.RESTRICTION);

        // when
        byHand.remind();
        byHand.remind();

        // then
        assertThat(subjects(fresh)).noneMatch(subject -> subject.startsWith("Due soon"));
        assertThat(subjects(near))
                .filteredOn(subject -> subject.startsWith("Due soon: " + near.reference()))
                .hasSize(1);
        assertThat(subjects(late))
                .filteredOn(subject -> subject.startsWith("Overdue: " + late.reference()))
                .hasSize(1);
    }

    private Request entered(LocalDate receivedOn, Right right) {
        return entries.enter(
                        new DeskEntry(
                                UUID.randomUUID(),
                                Channel.TELEPHONE,
                                receivedOn,
                                "Amelia Hart",
                                "",
                                "07700 900101",
                                "Please do it.",
                                Set.of(right)),
                        "olivia")
                .getFirst();
    }

    private List<String> subjects(Request request) {
        return outgoing.of(request.id()).stream().map(SentMail::subject).toList();
    }

    private long enqueued(String prefix, List<Request> opened) {
        return jdbc.sql("select count(*) from effect where business_key in (:keys)")
                .param(
                        "keys",
                        opened.stream().map(request -> prefix + request.id()).toList())
                .query(Long.class)
                .single();
    }
}
