package uk.rightsdesk.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import uk.rightsdesk.decision.TaskProblem;
import uk.rightsdesk.delivery.RecordedMessages;
import uk.rightsdesk.engine.JobContext;
import uk.rightsdesk.intake.classify.Classification;
import uk.rightsdesk.request.EventType;
import uk.rightsdesk.request.Outcome;
import uk.rightsdesk.request.Request;
import uk.rightsdesk.request.RequestId;
import uk.rightsdesk.request.Right;

class IntakeWorkersTest extends IntakeFixture {

    @Autowired
    private RemindOfTriageWorker remindOfTriage;

    @Test
    void shouldOpenAccessRequestOnce() {
        // given
        MAILBOX.receive(mail(PASSED, "Please send me a copy of my personal data."), RECEIVED);
        sweep.sweep();
        ClassifyEmailWorker.Output output = classify(only());

        // when
        open(only());
        open(only());

        // then
        assertThat(output.classification()).isEqualTo(Classification.ACCESS);
        assertThat(output.threaded()).isFalse();
        assertThat(output.automatic()).isFalse();
        assertThat(output.deskUrl()).isEqualTo("https://localhost:8443");
        assertThat(output.dueOn()).isEqualTo("2026-12-02");
        Correspondence message = only();
        Request request = requests.get(Objects.requireNonNull(message.request()));
        assertThat(message.state()).isEqualTo(CorrespondenceState.OPENED);
        assertThat(request.right()).isEqualTo(Right.ACCESS);
        assertThat(request.receivedAt()).isEqualTo(RECEIVED);
        assertThat(request.requesterAddress()).isEqualTo(AMELIA);
        assertThat(request.senderAuthenticated()).isTrue();
        assertThat(correspondences.matchedWords(message.id()))
                .extracting(Correspondences.MatchedWords::right)
                .contains("access");
        assertThat(correspondences.threadOf(request.id()).inReplyTo()).isEqualTo(message.messageId());
        await().untilAsserted(() -> assertThat(messages.of(request.id().toString()))
                .extracting(RecordedMessages.Published::name)
                .containsExactly("Msg_AccessRequestReceived"));
    }

    @Test
    void shouldTellNobodyOfEvidenceThatWasNotAskedFor() {
        // given a reply that comes unasked, which must not be taken for the evidence when that is asked for later
        RequestId request = request();
        MAILBOX.receive(mail(PASSED + answering(request, AMELIA), "Thank you."), RECEIVED);
        sweep.sweep();

        // when
        classify(only());
        inTransaction(() -> joinRequest.work(new JoinRequestWorker.Input(only().id())));

        // then
        assertThat(only().state()).isEqualTo(CorrespondenceState.JOINED);
        assertThat(jdbc.sql("select count(*) from effect where business_key = ?")
                        .param("evidence-received:" + only().id() + ":" + only().request())
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void shouldJoinAuthenticatedReplyOfTheParty() {
        // given
        RequestId request = request();
        inTransaction(() -> {
            journal.record(request, EventType.IDENTITY_ASKED, Map.of());
            return request;
        });
        MAILBOX.receive(mail(PASSED + answering(request, AMELIA), "Here it is."), RECEIVED);
        sweep.sweep();

        // when
        ClassifyEmailWorker.Output output = classify(only());
        inTransaction(() -> joinRequest.work(new JoinRequestWorker.Input(only().id())));

        // then
        assertThat(output.threaded()).isTrue();
        assertThat(only().state()).isEqualTo(CorrespondenceState.JOINED);
        assertThat(only().request()).isEqualTo(request);
        assertThat(journal.of(request)).anySatisfy(event -> {
            assertThat(event.type()).isEqualTo(EventType.REPLY_RECEIVED);
            assertThat(event.occurredAt()).isEqualTo(RECEIVED);
        });
        await().untilAsserted(() -> assertThat(messages.of(request.toString()))
                .extracting(RecordedMessages.Published::name)
                .containsExactly("Msg_EvidenceReceived"));
    }

    @Test
    void shouldResumePausedRequestByTheReply() {
        // given
        RequestId request = request();
        inTransaction(() -> {
            journal.record(request, EventType.CLARIFICATION_ASKED, RECEIVED, "olivia", Map.of());
            return request;
        });
        MAILBOX.receive(mail(PASSED + answering(request, AMELIA), "The account of my shop."), RECEIVED);
        sweep.sweep();
        classify(only());

        // when
        inTransaction(() -> joinRequest.work(new JoinRequestWorker.Input(only().id())));

        // then
        assertThat(journal.latest(request, EventType.CLARIFICATION_RECEIVED))
                .hasValueSatisfying(event -> assertThat(event.occurredAt()).isEqualTo(RECEIVED));
        await().untilAsserted(() -> assertThat(messages.of(request.toString()))
                .extracting(RecordedMessages.Published::name)
                .containsExactlyInAnyOrder("Msg_ClarificationReceived", "Msg_LedgerMoved"));
    }

    @Test
    void shouldOpenAgainByTheReplyThatWasWaitedFor() {
        // given a request closed because nobody answered what we asked
        RequestId request = request();
        inTransaction(() -> {
            requests.bind(request, "cluster", 1);
            journal.record(request, EventType.CLARIFICATION_ASKED, RECEIVED, "olivia", Map.of());
            requests.close(request, Outcome.NO_REPLY);
            return request;
        });
        MAILBOX.receive(mail(PASSED + answering(request, AMELIA), "The account of my shop."), RECEIVED);
        sweep.sweep();

        // when a person joins it
        ClassifyEmailWorker.Output output = classify(only());
        triage.decide(
                only().id(),
                TriageDecision.Code.JOIN,
                Set.of(),
                requests.get(request).reference(),
                null,
                "olivia");
        confirm(only().id(), TriageDecision.Code.JOIN);
        inTransaction(() -> joinRequest.work(new JoinRequestWorker.Input(only().id())));
        inTransaction(() -> joinRequest.work(new JoinRequestWorker.Input(only().id())));

        // then another instance may carry it, whose clock counts the reply
        assertThat(output.threaded()).isFalse();
        assertThat(requests.get(request).outcome()).isEmpty();
        assertThat(journal.latest(request, EventType.OPENED_AGAIN))
                .hasValueSatisfying(event -> assertThat(event.occurredAt()).isEqualTo(RECEIVED));
        assertThat(journal.isOutstanding(request, EventType.CLARIFICATION_ASKED, EventType.CLARIFICATION_RECEIVED))
                .isFalse();
        assertThat(inTransaction(() -> requests.bind(request, "cluster", 2))).isTrue();
        await().untilAsserted(() -> assertThat(messages.of(request.toString()))
                .extracting(RecordedMessages.Published::name)
                .containsExactlyInAnyOrder("Msg_LedgerMoved", "Msg_AccessRequestReceived"));
    }

    @Test
    void shouldNotTakeAMessageThatWasOnItsWayForTheAnswer() {
        // given
        RequestId request = request();
        inTransaction(() -> {
            journal.record(request, EventType.CLARIFICATION_ASKED, RECEIVED.plusSeconds(1), "olivia", Map.of());
            return request;
        });
        MAILBOX.receive(mail(PASSED + answering(request, AMELIA), "Thank you."), RECEIVED);
        sweep.sweep();
        classify(only());

        // when
        inTransaction(() -> joinRequest.work(new JoinRequestWorker.Input(only().id())));

        // then
        assertThat(journal.latest(request, EventType.REPLY_RECEIVED)).isPresent();
        assertThat(journal.latest(request, EventType.CLARIFICATION_RECEIVED)).isEmpty();
    }

    @Test
    void shouldOnlySuggestRequestOfUnauthenticatedReply() {
        assertSuggested(request(), request -> answering(request, AMELIA));
    }

    @Test
    void shouldOnlySuggestRequestOfReplyBySomeoneElse() {
        assertSuggested(request(), request -> PASSED + answering(request, "someone.else@example.org"));
    }

    @Test
    void shouldOnlySuggestRequestThatIsClosed() {
        // given
        RequestId request = request();
        transaction.executeWithoutResult(status -> requests.close(request, Outcome.ANSWERED));

        // then
        assertSuggested(request, closed -> PASSED + answering(closed, AMELIA));
    }

    @Test
    void shouldOnlySuggestRequestNamedInSubject() {
        // given
        RequestId request = request();
        subject = "Re: " + requests.get(request).reference() + " " + subject;

        // then
        assertSuggested(request, _ -> PASSED);
    }

    @Test
    void shouldCloseAutomaticMail() {
        // given
        MAILBOX.receive(mail("Auto-Submitted: auto-replied\r\n", "I am away."), RECEIVED);
        sweep.sweep();

        // when
        ClassifyEmailWorker.Output output = classify(only());
        inTransaction(() -> close.work(new CloseCorrespondenceWorker.Input(only().id())));

        // then
        assertThat(output.automatic()).isTrue();
        assertThat(only().state()).isEqualTo(CorrespondenceState.CLOSED);
    }

    @Test
    void shouldNeverTakeOwnMailForRequest() {
        // given
        MAILBOX.receive(
                mail("", "Your subject access request: a copy of your personal data.")
                        .replace(AMELIA, Mailbox.ADDRESS),
                RECEIVED);
        sweep.sweep();

        // when
        ClassifyEmailWorker.Output output = classify(only());

        // then
        assertThat(output.automatic()).isTrue();
        assertThat(output.classification()).isEqualTo(Classification.NONE);
    }

    @Test
    void shouldConfirmTriageOnlyWhenDeskAndFormAgree() {
        // given
        CorrespondenceId id = waitingForTriage();

        // then
        assertThat(confirm(id, TriageDecision.Code.BY_HAND)).isEqualTo(TaskProblem.CONFIRMATION_MISSING);
        triage.decide(id, TriageDecision.Code.BY_HAND, Set.of(), null, "call them", "olivia");
        assertThat(confirm(id, TriageDecision.Code.NOT_A_REQUEST)).isEqualTo(TaskProblem.CONFIRMATION_CONTRADICTS);
        assertThat(confirm(id, TriageDecision.Code.BY_HAND)).isEqualTo(TaskProblem.NONE);

        // when
        inTransaction(() -> close.work(new CloseCorrespondenceWorker.Input(id)));

        // then
        assertThat(only().state()).isEqualTo(CorrespondenceState.BY_HAND);
    }

    @Test
    void shouldJoinRequestThatStaffNamed() {
        // given
        RequestId request = request();
        CorrespondenceId id = waitingForTriage();
        triage.decide(
                id, TriageDecision.Code.JOIN, Set.of(), requests.get(request).reference(), null, "olivia");
        assertThat(confirm(id, TriageDecision.Code.JOIN)).isEqualTo(TaskProblem.NONE);

        // when
        inTransaction(() -> joinRequest.work(new JoinRequestWorker.Input(id)));

        // then
        assertThat(only().request()).isEqualTo(request);
        assertThat(journal.of(request))
                .anySatisfy(event -> assertThat(event.actor()).isEqualTo("olivia"));
    }

    @Test
    void shouldRefuseToJoinNoRequest() {
        // given
        CorrespondenceId id = waitingForTriage();

        // then
        assertThatExceptionOfType(TriageRefused.class)
                .isThrownBy(
                        () -> triage.decide(id, TriageDecision.Code.JOIN, Set.of(), "R-2026-999999", null, "olivia"));
    }

    @Test
    void shouldRefuseToOpenRequestOfNobody() {
        // given
        MAILBOX.receive(mail("", "my data").replace("<" + AMELIA + ">", "nobody"), RECEIVED);
        sweep.sweep();
        CorrespondenceId id = only().id();
        classify(only());

        // then
        assertThatExceptionOfType(TriageRefused.class)
                .isThrownBy(
                        () -> triage.decide(id, TriageDecision.Code.OPEN, Set.of(Right.ACCESS), null, null, "olivia"));
    }

    @Test
    void shouldRemindOfficersOnceOfMessageThatWaitsForTriage() {
        // given
        CorrespondenceId waiting = waitingForTriage();
        RemindOfTriageWorker.Input reminder = new RemindOfTriageWorker.Input(waiting, new JobContext("test", 1, 2));

        // when
        inTransaction(() -> remindOfTriage.work(reminder));
        inTransaction(() -> remindOfTriage.work(reminder));

        // then
        assertThat(jdbc.sql("select count(*) from effect where name = 'send-staff-digest' and business_key = ?")
                        .param("triage-waits:" + waiting + ":2")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }
}
