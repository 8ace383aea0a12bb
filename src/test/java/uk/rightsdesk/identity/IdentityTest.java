package uk.rightsdesk.identity;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.transaction.support.TransactionTemplate;
import uk.rightsdesk.delivery.OutgoingMail;
import uk.rightsdesk.delivery.SentMail;
import uk.rightsdesk.engine.JobContext;
import uk.rightsdesk.identity.Judgement.AnswerTo;
import uk.rightsdesk.intake.CorrespondenceId;
import uk.rightsdesk.intake.EvidenceFiles;
import uk.rightsdesk.intake.message.MailParser;
import uk.rightsdesk.request.EventType;
import uk.rightsdesk.request.OpenRequest;
import uk.rightsdesk.request.Party;
import uk.rightsdesk.request.Request;
import uk.rightsdesk.request.RequestDeadlines;
import uk.rightsdesk.request.RequestEvent;
import uk.rightsdesk.request.RequestId;
import uk.rightsdesk.request.RequestJournal;
import uk.rightsdesk.request.Requests;
import uk.rightsdesk.request.Right;
import uk.rightsdesk.sample.SampleSystemOfRecord;
import uk.rightsdesk.vault.KeyOwner;
import uk.rightsdesk.vault.Place;
import uk.rightsdesk.vault.Safe;
import uk.rightsdesk.vault.StoreDump;
import uk.rightsdesk.vault.Vault;

/** Identity and evidence on a real case store and a real system of record, the engine left out. */
@SpringBootTest(classes = IdentityWiring.class, webEnvironment = WebEnvironment.NONE)
@ContextConfiguration(initializers = IdentityWiring.Settings.class)
class IdentityTest {

    private static final String STRANGER = "stranger@example.net";
    private static final String CANARY = "PASSPORT-CANARY-512";

    @Autowired
    private IdentityDecisions identities;

    @Autowired
    private RecordIdentityDoubtWorker recordDoubt;

    @Autowired
    private ConfirmIdentityWorker confirmIdentity;

    @Autowired
    private RequestIdentityEvidenceWorker requestEvidence;

    @Autowired
    private RemindIdentityEvidenceWorker remindEvidence;

    @Autowired
    private EvidenceFiles files;

    @Autowired
    private Requests requests;

    @Autowired
    private RequestDeadlines deadlines;

    @Autowired
    private RequestJournal journal;

    @Autowired
    private OutgoingMail outgoing;

    @Autowired
    private Vault vault;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private DataSource store;

    private RequestId request = RequestId.random();

    @BeforeEach
    void receiveFromStranger() {
        request = inTransaction(() -> requests.open(new OpenRequest(
                        UUID.randomUUID(),
                        Right.ACCESS,
                        Instant.parse("2026-11-02T09:00:00Z"),
                        "A Stranger",
                        STRANGER,
                        false))
                .id());
        inTransaction(() ->
                recordDoubt.work(new RecordIdentityDoubtWorker.Input(request, EvidenceKind.REPLY_FROM_HELD_ADDRESS)));
    }

    @Test
    void shouldKeepWhatWasDoubtedAndWhatLessWasConsidered() {
        // when
        ask(EvidenceKind.DOCUMENT, "No reply comes from the address held.");

        // then
        assertThat(identities.of(request)).hasSize(2).last().satisfies(record -> {
            assertThat(record.suggested()).isEqualTo(EvidenceKind.REPLY_FROM_HELD_ADDRESS);
            assertThat(record.asked()).isEqualTo(EvidenceKind.DOCUMENT);
            assertThat(record.verifier()).isEqualTo("olivia");
            assertThat(record.texts().doubt()).isEqualTo("Unknown address");
            assertThat(record.texts().alternatives()).isEqualTo("No reply comes from the address held.");
        });
    }

    @Test
    void shouldNotAskForDocumentUnlessLessWasConsidered() {
        assertRefused("nothing less intrusive", () -> ask(EvidenceKind.DOCUMENT, null));
    }

    @Test
    void shouldSealTheRecordsTextsByTheKeyOfTheRequest() {
        ask(EvidenceKind.ACCOUNT_QUESTION, "The canary sings.");

        byte[] stored = jdbc.sql("select content from identity_record where request_id = ? order by id desc limit 1")
                .param(request.value())
                .query(byte[].class)
                .single();

        assertThat(new String(stored, ISO_8859_1)).doesNotContain("canary", "Unknown address");
        vault.destroy(KeyOwner.request(request.value()));
        assertThat(identities.of(request).getLast().texts().doubt()).isNull();
    }

    @Test
    void shouldAskForOneThingAndMoveTheStart() {
        // given
        ask(EvidenceKind.REPLY_FROM_HELD_ADDRESS, null);

        // when
        confirmAndAsk();

        // then
        assertThat(events()).contains(EventType.IDENTITY_ASKED).doesNotContain(EventType.AUTHORITY_ASKED);
        assertThat(deadlines.of(request()).provisional()).isTrue();
        assertThat(sent("identity-evidence-request"))
                .contains("A reply from the email address that you use with us")
                .doesNotContain("Cover the photograph");
    }

    @Test
    void shouldRemindOfWhatWasAskedForUntilItComes() {
        // given
        ask(EvidenceKind.DOCUMENT, "No reply comes from the address held.");
        confirmAndAsk();

        // when
        remind(8);

        // then
        assertThat(sent("identity-evidence-reminder"))
                .contains("We still need to know who you are")
                .contains("Cover the photograph");
        assertThat(events()).contains(EventType.EVIDENCE_REMINDED);
    }

    @Test
    void shouldRemindNobodyOnceEvidenceHasCome() {
        // given
        ask(EvidenceKind.REPLY_FROM_HELD_ADDRESS, null);
        confirmAndAsk();
        inTransaction(() -> {
            journal.record(request, EventType.IDENTITY_RECEIVED, Map.of());
            return request;
        });

        // when
        remind(8);

        // then
        assertThat(events()).doesNotContain(EventType.EVIDENCE_REMINDED);
    }

    private void remind(long job) {
        inTransaction(() -> remindEvidence.work(
                new RemindIdentityEvidenceWorker.Input(request, new JobContext("cluster", 1, job))));
    }

    @Test
    void shouldAskRepresentativeForAuthorityAndStartTheMonthWhenItArrives() {
        // given
        decide(new Judgement(
                "ask-evidence",
                Party.REPRESENTATIVE,
                "No authority came with the request",
                EvidenceKind.AUTHORITY,
                null,
                null,
                null,
                null,
                AnswerTo.HELD_ADDRESS,
                List.of()));
        confirmAndAsk();
        assertThat(events()).contains(EventType.AUTHORITY_ASKED).doesNotContain(EventType.IDENTITY_ASKED);
        assertThat(sent("identity-evidence-request"))
                .contains("Please show us that you may act")
                .doesNotContain("check who you are");
        assertThat(deadlines.of(request()).provisional()).isTrue();

        // when
        verify(Party.REPRESENTATIVE, SampleSystemOfRecord.AMELIA, AnswerTo.PROVED_ADDRESS, "Signed authority", null);

        // then
        assertThat(events()).contains(EventType.AUTHORITY_RECEIVED, EventType.IDENTITY_VERIFIED);
        assertThat(deadlines.of(request()).provisional()).isFalse();
        assertThat(request().party()).isEqualTo(Party.REPRESENTATIVE);
        assertThat(request().subjectAddress()).isEqualTo(SampleSystemOfRecord.AMELIA);
        assertThat(request().requesterAddress()).isEqualTo(STRANGER);
    }

    @Test
    void shouldNotTakeRepresentativesWordForTheirAuthority() {
        assertRefused(
                "shows the authority",
                () -> verify(Party.REPRESENTATIVE, SampleSystemOfRecord.AMELIA, AnswerTo.HELD_ADDRESS, null, null));
    }

    @Test
    void shouldAnswerPortalByWritingToThePersonTheySpeakOf() {
        verify(Party.PORTAL, SampleSystemOfRecord.AMELIA, AnswerTo.HELD_ADDRESS, "Authority signed by her", null);

        assertThat(request().requesterAddress()).isEqualTo(SampleSystemOfRecord.AMELIA);
        assertThat(request().requesterName()).isEmpty();
    }

    @Test
    void shouldSendAnswerToNoAddressThatIsNeitherHeldNorProved() {
        assertRefused(
                "No account is held",
                () -> verify(Party.DATA_SUBJECT, null, AnswerTo.HELD_ADDRESS, "They sounded right", null));
        assertRefused("Note what you saw", () -> verify(Party.DATA_SUBJECT, null, AnswerTo.PROVED_ADDRESS, null, null));
        assertRefused(
                "No account is held",
                () -> verify(
                        Party.DATA_SUBJECT, "nobody@example.net", AnswerTo.HELD_ADDRESS, "They sounded right", null));
    }

    @Test
    void shouldSendTheCodeToTheAddressHeldAndNowhereElse() {
        // given
        decide(new Judgement(
                "ask-evidence",
                Party.DATA_SUBJECT,
                "Unknown address",
                EvidenceKind.CODE_TO_HELD_ADDRESS,
                "The reply did not come",
                null,
                null,
                SampleSystemOfRecord.AMELIA,
                AnswerTo.HELD_ADDRESS,
                List.of()));

        // when
        confirmAndAsk();

        // then
        String code =
                Objects.requireNonNull(identities.of(request).getLast().texts().code());
        assertThat(outgoing.of(request))
                .filteredOn(mail -> mail.purpose().equals("identity-code"))
                .extracting(SentMail::recipient)
                .containsExactly(SampleSystemOfRecord.AMELIA);
        assertThat(sent("identity-code")).contains(code);
        assertThat(sent("identity-evidence-request")).doesNotContain(code);
    }

    @Test
    void shouldDeleteEvidenceEverywhereOnceIdentityIsDecided() {
        // given
        CorrespondenceId reply = replyWithPassport();
        assertThat(files.content(reply, 0))
                .hasValueSatisfying(
                        content -> assertThat(new String(content, ISO_8859_1)).contains(CANARY));

        // when
        verify(
                Party.DATA_SUBJECT,
                SampleSystemOfRecord.AMELIA,
                AnswerTo.HELD_ADDRESS,
                "Passport, name agrees",
                reply.value());

        // then
        assertThat(files.content(reply, 0)).isEmpty();
        assertThat(rawOf(reply))
                .doesNotContain(Base64.getEncoder().encodeToString(CANARY.getBytes(ISO_8859_1)))
                .contains("Subject: My passport", "Here it is.", "SHA-256");
        assertThat(jdbc.sql("""
                                select count(*) from correspondence_attachment
                                where correspondence_id = ? and sha256 is not null and taken_at is not null and filename is null
                                """).param(reply.value()).query(Long.class).single())
                .isEqualTo(1);
        assertThat(files.isTakenOut(reply)).isTrue();
        assertThat(identities.of(request).getLast().evidenceGoneAt()).isNotNull();
        assertThat(identities.of(request).getLast().texts().seen()).isEqualTo("Passport, name agrees");
        assertThat(events()).contains(EventType.EVIDENCE_DELETED);
    }

    @Test
    void shouldKeepNothingReadableOfWhatPeopleWrote() {
        // given
        decide(new Judgement(
                "ask-evidence",
                Party.DATA_SUBJECT,
                "canary-doubt",
                EvidenceKind.CODE_TO_HELD_ADDRESS,
                "canary-alternatives",
                null,
                "canary-competence",
                SampleSystemOfRecord.AMELIA,
                AnswerTo.HELD_ADDRESS,
                List.of()));
        confirmAndAsk();
        replyWithPassport();
        verify(Party.DATA_SUBJECT, SampleSystemOfRecord.AMELIA, AnswerTo.HELD_ADDRESS, "canary-seen", null);

        // then
        assertThat(StoreDump.columnsHolding(store, List.of("canary", "stranger", "amelia", "passport")))
                .isEmpty();
        assertThat(request().requesterAddress()).isEqualTo(SampleSystemOfRecord.AMELIA);
    }

    private void ask(EvidenceKind kind, @Nullable String alternatives) {
        decide(new Judgement(
                "ask-evidence",
                Party.DATA_SUBJECT,
                "Unknown address",
                kind,
                alternatives,
                null,
                null,
                null,
                AnswerTo.HELD_ADDRESS,
                List.of()));
    }

    private void verify(
            Party party,
            @Nullable String subjectAddress,
            AnswerTo answerTo,
            @Nullable String seen,
            @Nullable UUID evidence) {
        decide(new Judgement(
                "verified",
                party,
                null,
                null,
                null,
                seen,
                null,
                subjectAddress,
                answerTo,
                evidence == null ? List.of() : List.of(evidence)));
        confirm("verified");
    }

    private void decide(Judgement judgement) {
        identities.decide(request, judgement, "olivia");
    }

    private void confirmAndAsk() {
        confirm("ask-evidence");
        inTransaction(() -> requestEvidence.work(
                new RequestIdentityEvidenceWorker.Input(request, new JobContext("cluster", 1, 7))));
    }

    private void confirm(String code) {
        inTransaction(() -> confirmIdentity.work(new ConfirmIdentityWorker.Input(request, code)));
    }

    private CorrespondenceId replyWithPassport() {
        return StoredReply.with(
                jdbc, vault, request, "image/png", Base64.getEncoder().encodeToString(CANARY.getBytes(ISO_8859_1)));
    }

    private String rawOf(CorrespondenceId message) {
        byte[] stored = jdbc.sql("select content from correspondence_raw where correspondence_id = ?")
                .param(message.value())
                .query(byte[].class)
                .single();
        Place place = new Place("correspondence_raw", "content", message);
        return new String(vault.safe(KeyOwner.rawMessage(message.value())).open(place, stored), UTF_8);
    }

    private String sent(String purpose) {
        UUID id = outgoing.of(request).stream()
                .filter(mail -> mail.purpose().equals(purpose))
                .findFirst()
                .orElseThrow()
                .id();
        byte[] stored = jdbc.sql("select mime from outgoing_message where id = ?")
                .param(id)
                .query(byte[].class)
                .single();
        Safe safe = vault.safe(KeyOwner.request(request.value()));
        return new MailParser("desk@example.com", "none")
                .parse(safe.open(new Place("outgoing_message", "mime", id), stored))
                .orElseThrow()
                .text()
                .replaceAll("\\s+", " ");
    }

    private Request request() {
        return requests.get(request);
    }

    private List<EventType> events() {
        return journal.of(request).stream().map(RequestEvent::type).toList();
    }

    private static void assertRefused(String because, ThrowingCallable judging) {
        assertThatExceptionOfType(IdentityRefused.class).isThrownBy(judging).withMessageContaining(because);
    }

    private <T> T inTransaction(Supplier<T> work) {
        return Objects.requireNonNull(transaction.execute(_ -> work.get()));
    }
}
