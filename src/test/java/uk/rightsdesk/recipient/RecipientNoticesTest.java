package uk.rightsdesk.recipient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import jakarta.mail.BodyPart;
import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import uk.rightsdesk.delivery.OutgoingMail;
import uk.rightsdesk.delivery.RecordedMessages;
import uk.rightsdesk.delivery.SentMail;
import uk.rightsdesk.desk.DeskFixture;
import uk.rightsdesk.intake.Correspondence;
import uk.rightsdesk.intake.CorrespondenceId;
import uk.rightsdesk.intake.CorrespondenceState;
import uk.rightsdesk.letter.NoticeKind;
import uk.rightsdesk.letter.RecipientNoticeContent.Correction;
import uk.rightsdesk.letter.VeraPdf;
import uk.rightsdesk.request.Channel;
import uk.rightsdesk.request.EventType;
import uk.rightsdesk.request.OpenRequest;
import uk.rightsdesk.request.Request;
import uk.rightsdesk.request.Right;
import uk.rightsdesk.sample.SampleSystemOfRecord;
import uk.rightsdesk.vault.Opened;

/** Amelia's experiences went to Hafod Home Stores twice and to Severn Vale Rail once. */
class RecipientNoticesTest extends DeskFixture {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final List<String> ABOUT_AMELIA = List.of("Amelia", "Hart", "amelia.hart", "@example.org");

    @Autowired
    private Recipients recipients;

    @Autowired
    private RecipientAnswers answers;

    @Autowired
    private RecipientReplies replies;

    @Autowired
    private NoticeStore store;

    @Autowired
    private OutgoingMail outgoing;

    @Autowired
    private RecordedMessages messages;

    private Request request;

    @BeforeEach
    void erasure() {
        request = inTransaction(() -> requests.open(new OpenRequest(
                UUID.randomUUID(), Right.ERASURE, clock.instant(), "Amelia Hart", SampleSystemOfRecord.AMELIA, true)));
    }

    @Test
    void shouldNoteWhoReceivedWhatAndNameThemOnRequest() {
        // when
        int noted = noted();

        // then
        assertThat(noted).isEqualTo(2);
        assertThat(recipients.of(request.id()))
                .extracting(Recipient::name)
                .containsExactlyInAnyOrder("Hafod Home Stores", "Severn Vale Rail");
        assertThat(details(request, EventType.RECIPIENTS_NOTED)).containsExactly(Map.of("recipients", "2"));
    }

    @Test
    void shouldTellEachRecipientByLetterAndSignedFileWithoutNamingThePerson() throws Exception {
        // given
        noted();

        // when
        String round = told("erased");

        // then
        for (RecipientNotice notice : recipients.notices(request.id())) {
            Map<String, byte[]> parts = email("recipient-notice", notice);
            assertThat(VeraPdf.broken(parts.get(request.reference() + "-recipient-notice.pdf")))
                    .isEmpty();
            String file = text(parts, "notice.json");
            assertThat(SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                            .getSchema(published())
                            .validate(file, InputFormat.JSON))
                    .isEmpty();
            JsonNode said = JSON.readTree(file);
            assertThat(said.path("kind").asString()).isEqualTo("erased");
            assertThat(said.path("shared")).hasSameSizeAs(notice.recipient().shared());
            assertThat(text(parts, "notice.json.jws")).matches("[A-Za-z0-9_-]+\\.\\.[A-Za-z0-9_-]+");
            assertThat(text(parts, ""))
                    .contains("We have erased this data")
                    .contains(notice.recipient().shared().getFirst().reference());
            for (String name : ABOUT_AMELIA) {
                assertThat(text(parts, "")).doesNotContain(name);
                assertThat(file).doesNotContain(name);
            }
        }
        assertPublished(round, "Msg_RecipientsTold");
        assertThat(details(request, EventType.RECIPIENTS_TOLD))
                .containsExactly(Map.of("kind", "erased", "letters", "2", "otherwise", "0"));
    }

    @Test
    void shouldWriteOnceHoweverOftenTheJobRuns() {
        // given
        noted();
        String round = told("erased");

        // when
        work("send-recipient-notices", Map.of("recipientRoundId", round));
        String again = told("erased");

        // then
        assertThat(again).isEqualTo(round);
        assertThat(sent("recipient-notice")).hasSize(2);
    }

    @Test
    void shouldTellOfNoCorrectionWhereNothingWasCorrected() {
        // given a restriction while the accuracy was checked
        noted();
        told("restricted");

        // then
        assertThat(prepared("rectified")).containsEntry("recipientCount", 0);
        assertThat(sent("recipient-notice")).hasSize(2);
    }

    @Test
    void shouldSayWhatIsRightNowAfterRectificationOnly() throws Exception {
        // given
        noted();
        inTransaction(() -> {
            recipients.correct(request.id(), List.of(new Correction("Telephone number", "020 7946 0999")));
            return 0;
        });

        // when
        told("rectified");
        told("restricted");

        // then
        for (RecipientNotice notice : recipients.notices(request.id())) {
            boolean rectified = notice.kind().code().equals("rectified");
            String file = text(email("recipient-notice", notice), "notice.json");
            assertThat(file.contains("020 7946 0999")).isEqualTo(rectified);
        }
    }

    @Test
    void shouldRefuseToTellAnybodyWhereNobodyWasNoted() {
        assertThatIllegalStateException().isThrownBy(() -> prepared("erased")).withMessageContaining("not noted");
    }

    @Test
    void shouldTellNobodyForSomebodyUnknown() {
        // given
        request = inTransaction(() -> requests.open(new OpenRequest(
                UUID.randomUUID(), Right.ERASURE, clock.instant(), "Nobody", "nobody' or 1=1 --@example.org", true)));

        // when
        noted();

        // then
        assertThat(prepared("erased")).containsEntry("recipientCount", 0);
    }

    @Test
    void shouldTakeTheAnswerOnThePageOfTheNoticeOnce() throws Exception {
        // given
        noted();
        String round = told("erased");
        List<RecipientNotice> notices = recipients.notices(request.id());
        String first = page(notices.getFirst());

        // when
        assertThat(get200(first)).contains("What did you do?");
        MockHttpServletResponse answered = web.perform(
                        post(first).param("code", "done").param("remark", "<b>All</b> gone"))
                .andReturn()
                .getResponse();
        web.perform(post(first).param("code", "refused"));

        // then
        assertThat(answered.getContentAsString()).contains("Thank you").doesNotContain("<b>All</b>");
        RecipientNotice now = recipients.notices(request.id()).getFirst();
        assertThat(now.answer()).isEqualTo(RecipientAnswer.DONE);
        assertThat(now.remark()).isEqualTo("<b>All</b> gone");
        assertThat(now.answeredBy()).isEqualTo(RecipientNotice.ITSELF);
        assertPublished(round, "Msg_RecipientsTold");

        // when the last one answers
        web.perform(post(page(notices.getLast())).param("code", "not-held"));

        // then
        assertPublished(round, "Msg_RecipientsTold", "Msg_RecipientsAnswered");
    }

    @Test
    void shouldOpenNothingToStrangersAndTakeNoAnswerThatIsNone() throws Exception {
        // given
        noted();
        told("erased");
        String page = page(recipients.notices(request.id()).getFirst());

        // when
        int unknown = web.perform(post("/d/recipients/" + "A".repeat(43)).param("code", "done"))
                .andReturn()
                .getResponse()
                .getStatus();
        String nonsense = web.perform(post(page).param("code", "DROP TABLE"))
                .andReturn()
                .getResponse()
                .getContentAsString();

        // then
        assertThat(unknown).isEqualTo(404);
        assertThat(nonsense).contains("Please choose one answer");
        assertThat(recipients.notices(request.id())).allMatch(RecipientNotice::isAwaited);
    }

    @Test
    void shouldTellOfficersThatARecipientRefuses() throws Exception {
        // given
        noted();
        told("erased");

        // when
        web.perform(post(page(recipients.notices(request.id()).getFirst())).param("code", "refused"));

        // then
        assertThat(sent("staff-notice")).hasSize(1);
    }

    @Test
    void shouldRemindOnlyWhoHasNotAnsweredThenRecordTheirSilence() throws Exception {
        // given
        noted();
        String round = told("erased");
        List<RecipientNotice> notices = recipients.notices(request.id());
        web.perform(post(page(notices.getFirst())).param("code", "done"));

        // when
        clock.move(Duration.ofDays(14));
        work("remind-recipients", Map.of("recipientRoundId", round));
        work("remind-recipients", Map.of("recipientRoundId", round));

        // then
        assertThat(sent("recipient-reminder")).hasSize(1);
        assertThat(text(email("recipient-reminder", notices.getLast()), "").replaceAll("\\s+", " "))
                .contains("have not heard from you");

        // when
        clock.move(Duration.ofDays(15));
        work("record-recipient-silence", Map.of("recipientRoundId", round));
        work("record-recipient-silence", Map.of("recipientRoundId", round));

        // then
        assertThat(recipients.notices(request.id()))
                .extracting(notice -> notice.silentOn() != null)
                .containsExactly(false, true);
        assertThat(details(request, EventType.RECIPIENTS_SILENT))
                .containsExactly(Map.of("kind", "erased", "recipients", "1"));

        // when it answers late
        web.perform(post(page(notices.getLast())).param("code", "done"));

        // then
        assertThat(recipients.notices(request.id()).getLast().answer()).isEqualTo(RecipientAnswer.DONE);
    }

    @Test
    void shouldLetStaffDecideWithReasonsOnThoseThatNoEmailReaches() {
        // given
        noted();
        forgetContacts();
        Map<String, Object> prepared = prepared("erased");
        Map<String, Object> round = Map.of("recipientRoundId", prepared.get("recipientRoundId"));
        assertThat(prepared).containsEntry("unreachableCount", 2);
        assertThat(work("confirm-recipients", round)).containsEntry("taskProblem", "CONFIRMATION_MISSING");
        assertThat(recipients.wereTold(request.id(), NoticeKind.ERASED)).isFalse();
        work("remind-of-recipients", Map.of("requestId", request.id().toString()));
        assertThat(sent("staff-notice")).hasSize(1);
        List<RecipientNotice> notices = recipients.notices(request.id());

        // when
        assertThatIllegalArgumentException()
                .isThrownBy(() -> answers.decide(
                        request.id(), notices.getFirst().id(), RecipientDecision.IMPOSSIBLE, " ", "olivia"));
        answers.decide(
                request.id(), notices.getFirst().id(), RecipientDecision.IMPOSSIBLE, "Dissolved 2025.", "olivia");
        answers.decide(
                request.id(), notices.getLast().id(), RecipientDecision.TOLD_OTHERWISE, "By tracked post.", "olivia");

        // then
        assertThat(work("confirm-recipients", round)).containsEntry("taskProblem", "NONE");
        work("send-recipient-notices", round);
        assertThat(recipients.wereTold(request.id(), NoticeKind.ERASED)).isTrue();
        assertThat(recipients.wereTold(request.id(), NoticeKind.RESTRICTED)).isFalse();
        assertThat(sent("recipient-notice")).isEmpty();
        assertThat(messages.of(String.valueOf(prepared.get("recipientRoundId"))))
                .isEmpty();
        assertThat(recipients.notices(request.id()))
                .extracting(RecipientNotice::reasons)
                .containsExactly("Dissolved 2025.", "By tracked post.");
        assertThat(details(request, EventType.RECIPIENT_DECIDED)).hasSize(2);
    }

    @Test
    void shouldKeepDecisionsOffNoticesOfOtherRequests() {
        // given
        noted();
        told("erased");
        UUID notice = recipients.notices(request.id()).getFirst().id();
        Request other = opened();

        // then
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> answers.record(other.id(), notice, RecipientAnswer.DONE, null, "olivia"));
    }

    @Test
    void shouldShowStaffWhatEachWasToldAndRecordAnswersForThem() throws Exception {
        // given
        noted();
        told("erased");
        RecipientNotice notice = recipients.notices(request.id()).getFirst();
        String path = "/tasks/recipients/" + request.id();

        // when
        web.perform(post(path + "/decision")
                .param("notice", notice.id().toString())
                .param("what", "answer")
                .param("code", "impossible")
                .param("reasons", "Told us by telephone.")
                .with(officer())
                .with(csrf()));
        String page =
                web.perform(get(path).with(officer())).andReturn().getResponse().getContentAsString();

        // then
        assertThat(page).contains("Hafod Home Stores", "We cannot do it", "Told us by telephone.");
        assertThat(recipients.notices(request.id()).getFirst().answeredBy()).isEqualTo("olivia");
    }

    private void assertPublished(String round, String... names) {
        await().untilAsserted(() -> assertThat(messages.of(round))
                .extracting(RecordedMessages.Published::name)
                .containsExactlyInAnyOrder(names));
    }

    @Test
    void shouldTakeAnEmailOfARecipientForTheAnswerToItsNotice() {
        // given
        noted();
        told("erased");
        RecipientNotice notice = recipients.notices(request.id()).getFirst();

        // when
        boolean taken = inTransaction(() -> replies.take(reply(notice, "Done.\n\n> Please act"), request.id()));

        // then
        assertThat(taken).isTrue();
        assertThat(recipients.notices(request.id()).getFirst().answer()).isEqualTo(RecipientAnswer.DONE);
        assertThat(details(request, EventType.RECIPIENT_REPLIED))
                .singleElement()
                .satisfies(said ->
                        assertThat(said).containsEntry("notice", notice.id().toString()));
    }

    @Test
    void shouldLeaveToAnOfficerWhatARecipientSaysInItsOwnWords() {
        // given
        noted();
        told("erased");
        RecipientNotice notice = recipients.notices(request.id()).getFirst();

        // when
        boolean taken =
                inTransaction(() -> replies.take(reply(notice, "We have passed it on, will be done."), request.id()));

        // then
        assertThat(taken).isTrue();
        assertThat(recipients.notices(request.id()).getFirst().answer()).isNull();
        assertThat(outgoing.of(request.id()))
                .filteredOn(SentMail::isToStaff)
                .extracting(SentMail::subject)
                .anyMatch(subject -> subject.contains("recipient wrote"));
    }

    @Test
    void shouldTakeNoEmailThatAnswersAnotherLetter() {
        // given
        noted();
        told("erased");
        RecipientNotice notice = recipients.notices(request.id()).getFirst();
        Correspondence message = reply(notice, "Done");

        // then
        assertThat(inTransaction(() -> replies.take(answering(message, "<else@example.org>"), request.id())))
                .isFalse();
        assertThat(details(request, EventType.RECIPIENT_REPLIED)).isEmpty();
    }

    private Correspondence reply(RecipientNotice notice, String text) {
        String contact = Objects.requireNonNull(notice.recipient().contact()).strip();
        String letter = outgoing.of(request.id()).stream()
                .filter(mail -> mail.isToRecipient() && mail.recipient().equals(contact))
                .map(SentMail::messageId)
                .findFirst()
                .orElseThrow();
        return message(contact, letter, text);
    }

    private Correspondence answering(Correspondence message, String letter) {
        return message(Objects.requireNonNull(message.fromAddress()), letter, message.text());
    }

    private Correspondence message(String from, String answers, String text) {
        return new Correspondence(
                new CorrespondenceId(UUID.randomUUID()),
                CorrespondenceState.JOINED,
                Channel.EMAIL,
                null,
                clock.instant(),
                "<" + UUID.randomUUID() + "@business.example>",
                answers,
                List.of(),
                from,
                "A business",
                List.of(),
                "Re: your letter",
                clock.instant(),
                text,
                true,
                null,
                true,
                null,
                null,
                Set.of(),
                true,
                request.id(),
                request.id());
    }

    private int noted() {
        return inTransaction(() -> recipients.note(request));
    }

    private Map<String, Object> prepared(String kind) {
        return work(
                "prepare-recipient-notices", Map.of("requestId", request.id().toString(), "noticeKind", code(kind)));
    }

    /** The fixture converts names, the engine's codec converts codes. */
    private static String code(String kind) {
        return kind.toUpperCase(Locale.ROOT).replace('-', '_');
    }

    private String told(String kind) {
        String round = String.valueOf(prepared(kind).get("recipientRoundId"));
        work("send-recipient-notices", Map.of("recipientRoundId", round));
        return round;
    }

    /** As if the system of record kept no address of them. */
    private void forgetContacts() {
        inTransaction(() -> {
            var without = recipients.of(request.id()).stream()
                    .map(each -> new Recipient(each.system(), each.key(), each.name(), null, null, null, each.shared()))
                    .toList();
            store.keep(request.id(), new NoticeStore.Note(without, List.of()));
            return 0;
        });
    }

    private String page(RecipientNotice notice) {
        return "/d/recipients/" + store.token(notice);
    }

    private String get200(String path) throws Exception {
        MockHttpServletResponse response = web.perform(get(path)).andReturn().getResponse();
        assertThat(response.getStatus()).isEqualTo(200);
        return response.getContentAsString();
    }

    private List<SentMail> sent(String purpose) {
        return outgoing.of(request.id()).stream()
                .filter(mail -> mail.purpose().equals(purpose))
                .toList();
    }

    private String published() throws Exception {
        return get200(RecipientLetters.SCHEMA);
    }

    /** The parts of the email about a notice by file name; its text under the empty name. */
    private Map<String, byte[]> email(String purpose, RecipientNotice notice) throws Exception {
        for (String stored : Opened.emails(jdbc, vault, request.id().value())) {
            var mail = new MimeMessage(null, new ByteArrayInputStream(stored.getBytes(StandardCharsets.US_ASCII)));
            Map<String, byte[]> found = new LinkedHashMap<>();
            if (mail.getContent() instanceof Multipart parts) {
                for (int i = 0; i < parts.getCount(); i++) {
                    BodyPart part = parts.getBodyPart(i);
                    found.put(
                            part.getFileName() == null ? "" : part.getFileName(),
                            part.getInputStream().readAllBytes());
                }
            }
            if (found.containsKey(request.reference() + "-" + purpose + ".pdf")
                    && text(found, "notice.json").contains(notice.id().toString())) {
                return found;
            }
        }
        throw new AssertionError("no such email");
    }

    private static String text(Map<String, byte[]> parts, String name) {
        return new String(parts.get(name), StandardCharsets.UTF_8);
    }
}
