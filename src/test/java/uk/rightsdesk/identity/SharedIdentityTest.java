package uk.rightsdesk.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.transaction.support.TransactionTemplate;
import uk.rightsdesk.clock.StatutoryClock;
import uk.rightsdesk.decision.DecisionKind;
import uk.rightsdesk.decision.Decisions;
import uk.rightsdesk.decision.TaskProblem;
import uk.rightsdesk.delivery.OutgoingMail;
import uk.rightsdesk.delivery.RecordedMessages;
import uk.rightsdesk.delivery.SentMail;
import uk.rightsdesk.engine.JobContext;
import uk.rightsdesk.identity.Judgement.AnswerTo;
import uk.rightsdesk.request.EventType;
import uk.rightsdesk.request.OpenRequest;
import uk.rightsdesk.request.Outcome;
import uk.rightsdesk.request.Party;
import uk.rightsdesk.request.Request;
import uk.rightsdesk.request.RequestDeadlines;
import uk.rightsdesk.request.RequestEvent;
import uk.rightsdesk.request.RequestId;
import uk.rightsdesk.request.RequestJournal;
import uk.rightsdesk.request.Requests;
import uk.rightsdesk.request.Right;
import uk.rightsdesk.sample.SampleSystemOfRecord;
import uk.rightsdesk.vault.Opened;
import uk.rightsdesk.vault.Vault;

/** One message of a stranger that asks for access and for erasure: who asks is settled once. */
@SpringBootTest(classes = IdentityWiring.class, webEnvironment = WebEnvironment.NONE)
@ContextConfiguration(initializers = IdentityWiring.Settings.class)
class SharedIdentityTest {

    private static final String STRANGER = "two.wishes@example.net";

    @Autowired
    private IdentityDecisions identities;

    @Autowired
    private SharedIdentity shared;

    @Autowired
    private RecordIdentityDoubtWorker recordDoubt;

    @Autowired
    private ConfirmIdentityWorker confirmIdentity;

    @Autowired
    private RequestIdentityEvidenceWorker requestEvidence;

    @Autowired
    private RemindIdentityEvidenceWorker remindEvidence;

    @Autowired
    private Decisions decisions;

    @Autowired
    private Requests requests;

    @Autowired
    private RequestDeadlines deadlines;

    @Autowired
    private RequestJournal journal;

    @Autowired
    private OutgoingMail outgoing;

    @Autowired
    private RecordedMessages messages;

    @Autowired
    private Vault vault;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private JdbcClient jdbc;

    private final UUID message = UUID.randomUUID();
    private RequestId access = RequestId.random();
    private RequestId erasure = RequestId.random();

    @BeforeEach
    void receiveBoth() {
        access = open(Right.ACCESS);
        erasure = open(Right.ERASURE);
        doubt(access);
        doubt(erasure);
    }

    @Test
    void shouldSayOfWhichRequestsIsDecidedTogether() {
        assertThat(shared.decidedTogether(access)).extracting(Request::id).containsExactly(erasure);
        assertThat(shared.decidedTogether(erasure)).extracting(Request::id).containsExactly(access);
    }

    @Test
    void shouldVerifyBothByOneDecision() {
        // when
        verify(access);

        // then
        assertThat(identities.of(erasure)).last().satisfies(record -> {
            assertThat(record.step()).isEqualTo("verified");
            assertThat(record.decidedWith()).isEqualTo(access);
            assertThat(record.verifier()).isEqualTo("olivia");
            assertThat(record.texts().seen()).isEqualTo("Knew the last order");
        });
        awaitTold(erasure, "verified");

        // when its process confirms what it heard
        TaskProblem problem = confirm(erasure, "verified");

        // then
        assertThat(problem).isEqualTo(TaskProblem.NONE);
        assertThat(events(erasure)).contains(EventType.IDENTITY_VERIFIED);
        assertThat(requests.get(erasure).requesterAddress()).isEqualTo(SampleSystemOfRecord.AMELIA);
        assertThat(identities.of(access)).hasSize(2);
        assertThat(shared.decidedTogether(access)).isEmpty();
    }

    @Test
    void shouldAskForEvidenceOnceAndMoveBothClocksByTheOneReply() {
        // given
        judge(access, "ask-evidence", EvidenceKind.REPLY_FROM_HELD_ADDRESS, null);
        confirm(access, "ask-evidence");
        awaitTold(erasure, "ask-evidence");
        confirm(erasure, "ask-evidence");

        // when
        askAndRemind(access);
        askAndRemind(erasure);

        // then
        assertThat(lettersOf(access))
                .contains("identity-evidence-request", "identity-evidence-reminder")
                .doesNotHaveDuplicates();
        assertThat(lettersOf(erasure)).isEmpty();
        assertThat(Opened.letter(jdbc, vault, access.value(), "identity-evidence-request"))
                .contains("a copy of your personal data, and for the erasure of your personal data");
        assertThat(deadlines.of(access).provisional()).isTrue();
        assertThat(deadlines.of(erasure).provisional()).isTrue();

        // when the reply comes to the one that asked
        Instant replied = Instant.now();
        inTransaction(() -> {
            journal.record(access, EventType.REPLY_RECEIVED, replied, RequestJournal.SYSTEM, Map.of());
            return access;
        });
        verify(access);
        confirm(erasure, "verified");

        // then
        assertThat(journal.latest(erasure, EventType.IDENTITY_RECEIVED))
                .map(RequestEvent::occurredAt)
                .hasValueSatisfying(at -> assertThat(at).isBetween(replied.minusMillis(1), replied.plusMillis(1)));
        LocalDate due = deadlines.of(access).due();
        assertThat(deadlines.of(erasure).due()).isEqualTo(due).isAfter(StatutoryClock.dateOf(replied));
    }

    @Test
    void shouldAskForItselfOnceTheSiblingIsClosed() {
        // given
        judge(access, "ask-evidence", EvidenceKind.REPLY_FROM_HELD_ADDRESS, null);
        confirm(access, "ask-evidence");
        confirm(erasure, "ask-evidence");
        askAndRemind(erasure);
        assertThat(lettersOf(erasure)).isEmpty();

        // when
        inTransaction(() -> {
            requests.close(access, Outcome.WITHDRAWN);
            return access;
        });
        askAndRemind(erasure);

        // then
        assertThat(lettersOf(erasure)).contains("identity-evidence-reminder");
    }

    @Test
    void shouldNotHandBackWhatCameFromSibling() {
        // given
        judge(access, "ask-evidence", EvidenceKind.REPLY_FROM_HELD_ADDRESS, null);
        confirm(access, "ask-evidence");

        // when
        confirm(erasure, "ask-evidence");

        // then
        assertThat(identities.of(access)).hasSize(2);
        assertThat(identities.of(erasure)).hasSize(2);
    }

    @Test
    void shouldNotHoldOneAnotherUpWhereOneIsDecidedAndAnotherFoundInDoubt() {
        // given
        judge(access, "verified", null, "Knew the last order");
        List<RequestId> others = Stream.of(Right.RESTRICTION, Right.OBJECTION, Right.RECTIFICATION)
                .map(this::open)
                .toList();

        // when
        CompletableFuture<?>[] doubted = others.stream()
                .map(one -> CompletableFuture.runAsync(() -> doubt(one)))
                .toArray(CompletableFuture[]::new);
        confirm(access, "verified");
        CompletableFuture.allOf(doubted).join();

        // then whichever came first
        assertThat(others)
                .allSatisfy(
                        one -> assertThat(identities.of(one).getLast().step()).isEqualTo("verified"));
    }

    @Test
    void shouldGiveRequestThatIsFoundLaterWhatWasSettledBefore() {
        // given
        verify(access);
        RequestId restriction = open(Right.RESTRICTION);

        // when
        doubt(restriction);

        // then
        awaitTold(restriction, "verified");
        assertThat(confirm(restriction, "verified")).isEqualTo(TaskProblem.NONE);
    }

    @Test
    void shouldLeaveRequestThatIsFoundLaterToStaffWhileEvidenceIsAwaited() {
        // given
        judge(access, "ask-evidence", EvidenceKind.REPLY_FROM_HELD_ADDRESS, null);
        confirm(access, "ask-evidence");
        RequestId restriction = open(Right.RESTRICTION);

        // when
        doubt(restriction);

        // then
        assertThat(decisions.pending(restriction, DecisionKind.IDENTITY)).isEmpty();
        assertThat(events(restriction)).doesNotContain(EventType.IDENTITY_ASKED);
    }

    @Test
    void shouldLeaveRequestsOfOtherMessagesAlone() {
        RequestId other = inTransaction(
                () -> requests.open(opening(UUID.randomUUID(), Right.ACCESS)).id());
        doubt(other);

        verify(access);

        assertThat(identities.of(other)).hasSize(1);
    }

    private RequestId open(Right right) {
        return inTransaction(() -> requests.open(opening(message, right)).id());
    }

    private static OpenRequest opening(UUID message, Right right) {
        return new OpenRequest(message, right, Instant.now().minusSeconds(60), "A Stranger", STRANGER, false);
    }

    private void doubt(RequestId request) {
        inTransaction(() ->
                recordDoubt.work(new RecordIdentityDoubtWorker.Input(request, EvidenceKind.REPLY_FROM_HELD_ADDRESS)));
    }

    private void verify(RequestId request) {
        judge(request, "verified", null, "Knew the last order");
        confirm(request, "verified");
    }

    private void judge(RequestId request, String code, @Nullable EvidenceKind asked, @Nullable String seen) {
        identities.decide(
                request,
                new Judgement(
                        code,
                        Party.DATA_SUBJECT,
                        "Unknown address",
                        asked,
                        null,
                        seen,
                        null,
                        SampleSystemOfRecord.AMELIA,
                        AnswerTo.HELD_ADDRESS,
                        List.of()),
                "olivia");
    }

    private TaskProblem confirm(RequestId request, String code) {
        return inTransaction(() -> confirmIdentity.work(new ConfirmIdentityWorker.Input(request, code)))
                .taskProblem();
    }

    private void askAndRemind(RequestId request) {
        JobContext job = new JobContext("cluster", 1, 7);
        inTransaction(() -> requestEvidence.work(new RequestIdentityEvidenceWorker.Input(request, job)));
        inTransaction(() -> remindEvidence.work(new RemindIdentityEvidenceWorker.Input(request, job)));
    }

    private void awaitTold(RequestId request, String decision) {
        await().until(() -> messages.of(request.toString()).stream()
                .anyMatch(told -> told.name().equals("Msg_IdentityDecided")
                        && told.variables().contains(decision)));
    }

    private List<String> lettersOf(RequestId request) {
        return outgoing.of(request).stream().map(SentMail::purpose).toList();
    }

    private List<EventType> events(RequestId request) {
        return journal.of(request).stream().map(RequestEvent::type).toList();
    }

    private <T> T inTransaction(Supplier<T> work) {
        return Objects.requireNonNull(transaction.execute(_ -> work.get()));
    }
}
