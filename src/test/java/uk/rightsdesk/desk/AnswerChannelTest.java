package uk.rightsdesk.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.ZipInputStream;
import net.lingala.zip4j.exception.ZipException;
import net.lingala.zip4j.model.LocalFileHeader;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;
import uk.rightsdesk.delivery.AnswerChannel;
import uk.rightsdesk.delivery.AnswerChannels;
import uk.rightsdesk.delivery.Deliveries;
import uk.rightsdesk.delivery.DeliveryDecision;
import uk.rightsdesk.delivery.DeliveryOutcome;
import uk.rightsdesk.delivery.OutgoingMail;
import uk.rightsdesk.delivery.SentMail;
import uk.rightsdesk.delivery.WrongRecipient;
import uk.rightsdesk.delivery.download.AnswerDelivery;
import uk.rightsdesk.delivery.download.AnswerPasswords;
import uk.rightsdesk.letter.VeraPdf;
import uk.rightsdesk.request.EventType;
import uk.rightsdesk.request.Request;

/** The ways an answer goes beside the download, and what stops it. */
@RecordApplicationEvents
class AnswerChannelTest extends DeskFixture {

    private static final String ADDRESS = "12 Orchard Lane\nBristol\nBS1 4ST";

    @Autowired
    private AnswerChannels channels;

    @Autowired
    private AnswerPasswords passwords;

    @Autowired
    private AnswerDelivery answers;

    @Autowired
    private Deliveries deliveries;

    @Autowired
    private OutgoingMail outgoing;

    @Autowired
    private ApplicationEvents applicationEvents;

    @Test
    void shouldSendAnEncryptedArchiveWhosePasswordIsInNoEmail() throws Exception {
        // given
        Request request = opened();
        channels.choose(request.id(), AnswerChannel.ENCRYPTED_EMAIL, "The person asked for it.", null, "olivia");
        answered(request);

        // when
        deliver(request);
        await().until(() -> !SMTP.taken().isEmpty());
        String email = SMTP.taken().getFirst();
        String password = passwords
                .tell(request.id(), AnswerPasswords.By.TELEPHONE, "olivia")
                .orElseThrow();

        // then
        byte[] encrypted = attachment(email, request.reference() + "-encrypted.zip");
        assertThat(password).matches("([a-z2-9]{4}-){4}[a-z2-9]{4}");
        assertThat(SMTP.taken()).noneMatch(sent -> sent.contains(password));
        assertThat(email).doesNotContain("letter.pdf");
        assertThat(names(decrypted(encrypted, password))).contains(request.reference() + "/letter.pdf");
        assertThatExceptionOfType(ZipException.class).isThrownBy(() -> decrypted(encrypted, "wrong"));
        assertThat(details(request, EventType.ANSWER_PASSWORD_TOLD))
                .singleElement()
                .satisfies(told -> assertThat(told).containsEntry("by", "telephone"));
    }

    @Test
    void shouldShowThePasswordToStaffOnceAndNotToAnalysts() throws Exception {
        // given
        Request request = opened();
        channels.choose(request.id(), AnswerChannel.ENCRYPTED_EMAIL, "The person asked for it.", null, "olivia");
        answered(request);
        String page = "/requests/" + request.reference();

        // when
        assertThat(shown(page)).contains("tell its password by");
        Object password = web.perform(post(page + "/answer-password")
                        .with(officer())
                        .with(csrf())
                        .param("by", "POST"))
                .andReturn()
                .getFlashMap()
                .get("code");

        // then
        assertThat(password).isNotNull();
        assertThat(shown(page)).doesNotContain(password.toString());
    }

    @Test
    void shouldHavePostPrintedLabelledTrackedAndNotSentByEmail() throws Exception {
        // given
        Request request = opened();
        channels.choose(request.id(), AnswerChannel.POST, "They have no safe mailbox.", ADDRESS, "olivia");
        answered(request);

        // when
        deliver(request);

        // then
        assertThat(deliveries.toResolve(request.id()))
                .hasValueSatisfying(delivery -> assertThat(delivery.outcome()).isEqualTo(DeliveryOutcome.TO_POST));
        String task = "/tasks/delivery/" + request.id();
        assertThat(shown(task)).contains("Post was chosen", "12 Orchard Lane", "label.pdf");
        byte[] label = bytes(task + "/label.pdf");
        assertThat(VeraPdf.broken(label)).isEmpty();
        assertThat(text(label)).contains("Amelia Hart", "12 Orchard Lane", "BS1 4ST", "Private and confidential");
        assertThat(text(bytes(task + "/letter.pdf"))).contains("12 Orchard Lane");

        // when
        decide(task, "posted", "", "");
        assertThat(deliveries.decisions(deliveries.of(request.id()).getLast().id()))
                .isEmpty();
        decide(task, "posted", "AB 1234 5678 9GB", "");
        Map<String, Object> confirmed = work(
                "confirm-delivery",
                Map.of(
                        "requestId",
                        request.id().toString(),
                        "deliveryId",
                        delivery(request),
                        "deliveryDecision",
                        "POSTED"));

        // then
        assertThat(confirmed).containsEntry("taskProblem", "NONE");
        assertThat(deliveries.of(request.id()).getLast().outcome()).isEqualTo(DeliveryOutcome.POSTED);
        assertThat(deliveries.decisions(deliveries.of(request.id()).getLast().id()))
                .extracting(DeliveryDecision::trackedNumber)
                .containsExactly("AB 1234 5678 9GB");
        assertThat(SMTP.taken()).isEmpty();
    }

    @Test
    void shouldSendByEmailAfterAllWhereStaffDecideSo() {
        // given
        Request request = opened();
        channels.choose(request.id(), AnswerChannel.POST, "They have no safe mailbox.", ADDRESS, "olivia");
        answered(request);
        deliver(request);
        deliveries.resolve(
                deliveries.of(request.id()).getLast().id(),
                DeliveryDecision.Code.RETRY,
                "They have one now.",
                null,
                "olivia");

        // when
        work(
                "confirm-delivery",
                Map.of(
                        "requestId",
                        request.id().toString(),
                        "deliveryId",
                        delivery(request),
                        "deliveryDecision",
                        "RETRY"));
        deliver(request);

        // then
        assertThat(awaitLink(request, 2).token()).isNotBlank();
    }

    @Test
    void shouldRecordTheChoiceWithItsReasonAndAskForBothReasonAndAddress() throws Exception {
        // given
        Request request = opened();
        String page = "/tasks/channel/" + request.id();

        // when
        choose(page, "POST", "They asked.", "");
        choose(page, "POST", "", ADDRESS);
        assertThat(channels.chosen(request.id())).isEmpty();
        choose(page, "POST", "They asked <b>for it</b>.", ADDRESS);

        // then
        assertThat(channels.chosen(request.id())).hasValueSatisfying(chosen -> {
            assertThat(chosen.channel()).isEqualTo(AnswerChannel.POST);
            assertThat(chosen.address()).containsExactly("12 Orchard Lane", "Bristol", "BS1 4ST");
            assertThat(chosen.staff()).isEqualTo("olivia");
        });
        assertThat(shown(page)).contains("By tracked post", "They asked").doesNotContain("<b>for it");
        assertThat(details(request, EventType.DELIVERY_CHANNEL_CHOSEN)).containsExactly(Map.of("channel", "post"));
    }

    @Test
    void shouldStopEverythingOnceItReachedTheWrongPersonAndHandItOver() throws Exception {
        // given
        Link link = announced();
        Request request = link.request();

        // when
        web.perform(post("/requests/" + request.reference() + "/wrong-recipient")
                .with(officer())
                .with(csrf())
                .param("happened", "A stranger wrote that they had our email."));

        // then
        assertThat(web.perform(post(link.path()).param("code", link.code()))
                        .andReturn()
                        .getResponse()
                        .getStatus())
                .isEqualTo(410);
        assertThat(events(request)).contains(EventType.WRONG_RECIPIENT, EventType.BREACH_SUSPECTED);
        assertThat(applicationEvents.stream(WrongRecipient.class))
                .singleElement()
                .satisfies(told -> assertThat(told.request()).isEqualTo(request.id()));
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> answers.reissue(request, true, "olivia"));
        assertThat(shown("/requests/" + request.reference())).contains("reached the wrong person");
    }

    @Test
    void shouldStopALetterThatHasNotLeftAndTellTheProcess() throws Exception {
        // given
        SMTP.answer("MAIL", "421 come back later");
        Request request = prepared();
        deliver(request);

        // when
        web.perform(post("/requests/" + request.reference() + "/wrong-recipient")
                .with(officer())
                .with(csrf())
                .param("happened", "The address is a neighbour's."));
        SMTP.forget();

        // then
        assertThat(outgoing.of(request.id()).stream().filter(mail -> !mail.isToStaff()))
                .extracting(SentMail::state)
                .containsOnly(SentMail.State.FAILED);
        assertThat(deliveries.of(request.id()).getLast().outcome()).isEqualTo(DeliveryOutcome.FAILED);
    }

    private void answered(Request request) {
        Map<String, Object> id = Map.of("requestId", request.id().toString());
        work("collect-personal-data", id);
        work("prepare-access-response", id);
    }

    private void choose(String page, String channel, String reason, String address) throws Exception {
        web.perform(post(page)
                .with(officer())
                .with(csrf())
                .param("channel", channel)
                .param("reason", reason)
                .param("address", address));
    }

    private void decide(String task, String code, String tracked, String note) throws Exception {
        web.perform(post(task + "/decision")
                .with(officer())
                .with(csrf())
                .param("code", code)
                .param("tracked", tracked)
                .param("reasons", note));
    }

    private String shown(String path) throws Exception {
        MockHttpServletResponse response =
                web.perform(get(path).with(officer())).andReturn().getResponse();
        assertThat(response.getStatus()).as(path).isEqualTo(200);
        return response.getContentAsString();
    }

    private byte[] bytes(String path) throws Exception {
        return web.perform(get(path).with(officer())).andReturn().getResponse().getContentAsByteArray();
    }

    private static String text(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document);
        }
    }

    private static byte[] attachment(String mime, String name) throws Exception {
        var mail = new MimeMessage(null, new ByteArrayInputStream(mime.getBytes(StandardCharsets.ISO_8859_1)));
        Multipart parts = (Multipart) mail.getContent();
        for (int i = 0; i < parts.getCount(); i++) {
            if (name.equals(parts.getBodyPart(i).getFileName())) {
                return parts.getBodyPart(i).getInputStream().readAllBytes();
            }
        }
        throw new AssertionError("not attached: " + name);
    }

    private static byte[] decrypted(byte[] archive, String password) throws IOException {
        try (var zip = new net.lingala.zip4j.io.inputstream.ZipInputStream(
                new ByteArrayInputStream(archive), password.toCharArray())) {
            LocalFileHeader entry = Objects.requireNonNull(zip.getNextEntry());
            assertThat(entry.getAesExtraDataRecord().getAesKeyStrength().getKeyLength())
                    .isEqualTo(32);
            return zip.readAllBytes();
        }
    }

    private static List<String> names(byte[] archive) throws IOException {
        List<String> names = new ArrayList<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                names.add(entry.getName());
            }
        }
        return names;
    }
}
