package uk.rightsdesk.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import uk.rightsdesk.delivery.RecordedMessages;
import uk.rightsdesk.request.EventType;
import uk.rightsdesk.request.OpenRequest;
import uk.rightsdesk.request.Request;
import uk.rightsdesk.request.RequestDeadlines;
import uk.rightsdesk.request.Right;
import uk.rightsdesk.sample.SampleSystemOfRecord;

/** The code that goes to the address held, and the page where it is given. */
class ConfirmationCodeTest extends DeskFixture {

    private static final Pattern CODE = Pattern.compile("(?m)^(\\d{4} \\d{4})\\s*$");
    private static final Pattern LINK = Pattern.compile("https://desk\\.example(/d/confirm/[A-Za-z0-9_-]{43})\\b");

    @Autowired
    private RecordedMessages messages;

    @Autowired
    private RequestDeadlines deadlines;

    private Request request;

    @BeforeEach
    void receive() {
        request = received(SampleSystemOfRecord.AMELIA);
    }

    @Test
    void shouldConfirmWithTheCodeAndNeverMoveTheClock(CapturedOutput log) throws Exception {
        // given
        var due = deadlines.of(request).due();
        assertThat(send()).containsEntry("codeState", "ASKED");
        String page = page();
        String code = code();

        // when a scanner of links has looked
        assertThat(look(page).getContentAsString())
                .contains("Confirm your request")
                .doesNotContain(code);
        assertThat(events(request)).doesNotContain(EventType.CODE_GIVEN);
        MockHttpServletResponse answer = enter(page, code);

        // then
        assertThat(answer.getStatus()).isEqualTo(200);
        assertThat(answer.getContentAsString()).contains("it is confirmed");
        assertThat(answer.getHeader("Content-Security-Policy")).contains("default-src 'none'");
        assertThat(details(request, EventType.CODE_GIVEN)).containsExactly(Map.of("way", "page"));
        await().untilAsserted(() -> assertThat(messages.of(request.id().toString()))
                .extracting(RecordedMessages.Published::name)
                .containsExactly("Msg_CodeSettled"));
        assertThat(deadlines.of(request).due()).isEqualTo(due);
        assertThat(log.getAll()).doesNotContain(code, page);
        assertThat(enter(page, "0000 0000").getContentAsString()).contains("it is confirmed");
    }

    @Test
    void shouldLockAfterFiveWrongCodes() throws Exception {
        send();
        String page = page();
        String wrong = code().startsWith("0") ? "1111 1111" : "0000 0000";

        for (int left = 4; left > 0; left--) {
            assertThat(enter(page, wrong).getStatus()).isEqualTo(403);
        }
        assertThat(enter(page, wrong).getContentAsString()).contains("This code is locked");

        assertThat(enter(page, code()).getStatus()).isEqualTo(410);
        assertThat(events(request)).doesNotContain(EventType.CODE_GIVEN);
        assertThat(details(request, EventType.CODE_REFUSED)).hasSize(5);
    }

    @Test
    void shouldExpireAndGiveWayToTheNextUntilStaffDecide() throws Exception {
        // given
        send();
        String first = page();
        clock.move(Duration.ofDays(7));
        assertThat(look(first).getContentAsString()).contains("too old");

        // when
        assertThat(send()).containsEntry("codeState", "ASKED");

        // then
        assertThat(look(first).getContentAsString()).contains("no longer needed");
        assertThat(send()).containsEntry("codeState", "SILENT");
    }

    @Test
    void shouldSayHowLongWeWaitedWhereStaffCloseEarlier() {
        // given the holder of the address said no, the day after
        send();
        clock.move(Duration.ofDays(1));

        // when
        work("send-closed-without-reply", Map.of("requestId", request.id().toString(), "awaitedReply", "CONFIRMATION"));

        // then
        assertThat(details(request, EventType.NO_REPLY_NOTICE_SENT)).containsExactly(Map.of("awaited", "confirmation"));
    }

    @Test
    void shouldAskNobodyWhereNothingIsHeld() {
        request = received("nobody-" + UUID.randomUUID() + "@example.net");

        assertThat(send()).containsEntry("codeState", "SETTLED");
        assertThat(details(request, EventType.CODE_NOT_NEEDED)).containsExactly(Map.of("ground", "nothing-held"));
    }

    @Test
    void shouldKeepNoCodeInTheClear() {
        send();
        String code = code().replace(" ", "");

        byte[] kept = jdbc.sql("select content from confirmation_code where request_id = ?")
                .param(request.id().value())
                .query(byte[].class)
                .single();
        assertThat(new String(kept, StandardCharsets.ISO_8859_1)).doesNotContain(code);
    }

    private Request received(String address) {
        return inTransaction(() -> requests.open(
                new OpenRequest(UUID.randomUUID(), Right.ERASURE, clock.instant(), "Amelia Hart", address, true)));
    }

    private Map<String, Object> send() {
        int before = SMTP.taken().size();
        Map<String, Object> said =
                work("send-confirmation-code", Map.of("requestId", request.id().toString()));
        if ("ASKED".equals(said.get("codeState"))) {
            await().until(() -> SMTP.taken().size() > before);
        }
        return said;
    }

    private String page() {
        return newest(LINK, texts());
    }

    private String code() {
        return newest(CODE, texts());
    }

    private MockHttpServletResponse look(String page) throws Exception {
        return perform(get(page));
    }

    private MockHttpServletResponse enter(String page, String code) throws Exception {
        return perform(post(page).param("code", code));
    }

    private MockHttpServletResponse perform(MockHttpServletRequestBuilder request) throws Exception {
        return web.perform(request).andReturn().getResponse();
    }
}
