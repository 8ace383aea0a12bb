package uk.rightsdesk.rights.information;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import uk.rightsdesk.clock.StatutoryClock;
import uk.rightsdesk.desk.DeskFixture;
import uk.rightsdesk.letter.VeraPdf;
import uk.rightsdesk.request.EventType;
import uk.rightsdesk.request.OpenRequest;
import uk.rightsdesk.request.Request;
import uk.rightsdesk.request.Right;
import uk.rightsdesk.vault.Opened;

class InformationTest extends DeskFixture {

    private static final String OF_2022 = "We may share your details with the company you have submitted";
    private static final String OF_2026 = "only where we have reasonable doubts";

    @Autowired
    private NoticeDay days;

    private Request request;

    @BeforeEach
    void asked() {
        request = inTransaction(() -> requests.open(new OpenRequest(
                UUID.randomUUID(), Right.INFORMATION, clock.instant(), "Nobody Known", "nobody@example.org", true)));
        work("find-notice", Map.of("requestId", request.id().toString()));
    }

    @Test
    void shouldSendTheNoticeInForceTodayAsAnAccessibleLetter() throws Exception {
        // when
        byte[] pdf = letterSent();

        // then
        assertThat(VeraPdf.broken(pdf)).isEmpty();
        assertThat(words(pdf)).contains("as it is in force today", OF_2026, OF_2022, "https://desk.example/notice");
        assertThat(details(request, EventType.RESPONSE_PREPARED).getFirst().get("notice"))
                .matches("[0-9a-f]{64},[0-9a-f]{64}");
    }

    @Test
    void shouldSendWhatWasInForceOnTheDayThePersonAskedAbout() throws Exception {
        // given
        web.perform(post("/tasks/review/" + request.id() + "/notice")
                .param("day", "2024-05-01")
                .with(officer())
                .with(csrf()));

        // when
        byte[] pdf = letterSent();

        // then
        assertThat(words(pdf))
                .contains("as it was in force on 1 May 2024", OF_2022)
                .doesNotContain(OF_2026);
        assertThat(details(request, EventType.NOTICE_CHOSEN)).containsExactly(Map.of("day", "2024-05-01"));
    }

    @Test
    void shouldRefuseADayWithoutANotice() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> days.choose(request.id(), LocalDate.of(2022, 12, 8), "olivia"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> days.choose(request.id(), LocalDate.of(2199, 1, 1), "olivia"));
        assertThat(days.chosen(request.id())).hasValue(StatutoryClock.dateOf(clock.instant()));
    }

    @Test
    void shouldShowStaffWhatIsSentAndTheSecondPersonNoForm() throws Exception {
        String review = page("/tasks/review/" + request.id());
        String approval = page("/tasks/approval/" + request.id());

        assertThat(review).contains("The notice that is sent", "Send the notice of that day");
        assertThat(approval).contains("The notice that is sent").doesNotContain("Send the notice of that day");
    }

    @Test
    void shouldPublishEveryVersionToEverybody() throws Exception {
        String today = web.perform(get("/notice")).andReturn().getResponse().getContentAsString();
        String before =
                web.perform(get("/notice/2024-05-01")).andReturn().getResponse().getContentAsString();

        assertThat(today).contains("In force today", OF_2026, OF_2022, "/notice/2022-12-09", "/notice/2026-11-22");
        assertThat(before).contains("As it was in force on", OF_2022).doesNotContain(OF_2026);
        for (String none : new String[] {"/notice/2022-12-08", "/notice/2199-01-01", "/notice/2024-02-30"}) {
            assertThat(web.perform(get(none)).andReturn().getResponse().getStatus())
                    .as(none)
                    .isEqualTo(404);
        }
    }

    private String page(String path) throws Exception {
        return web.perform(get(path).with(reviewer())).andReturn().getResponse().getContentAsString();
    }

    private byte[] letterSent() throws Exception {
        work("prepare-information-response", Map.of("requestId", request.id().toString()));
        byte[] mime = Opened.email(jdbc, vault, request.id().value(), "information-response");
        Multipart parts = (Multipart) new MimeMessage(null, new ByteArrayInputStream(mime)).getContent();
        return parts.getBodyPart(1).getInputStream().readAllBytes();
    }

    private static String words(byte[] pdf) throws Exception {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document).replaceAll("\\s+", " ");
        }
    }
}
