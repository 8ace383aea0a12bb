package uk.rightsdesk.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import uk.rightsdesk.delivery.RecordedMessages;
import uk.rightsdesk.request.EventType;
import uk.rightsdesk.request.Request;

class FailedLettersTest extends DeskFixture {

    @Autowired
    private RecordedMessages messages;

    @Test
    void shouldTellStaffOfLetterThatFailedForGoodUntilTheySeeToIt() throws Exception {
        // given
        Request request = opened();
        SMTP.answer("RCPT", "550 no such user");

        // when
        work("send-acknowledgement", Map.of("requestId", request.id().toString()));
        await().until(() -> events(request).contains(EventType.MESSAGE_FAILED));
        SMTP.forget();

        // then
        String page = "/requests/" + request.reference();
        web.perform(get(page).with(officer()))
                .andExpect(content().string(containsString("id=\"attention\"")))
                .andExpect(content().string(containsString("acknowledgement")));
        web.perform(get(page).with(analyst())).andExpect(content().string(not(containsString("id=\"attention\""))));
        assertThat(purposes(request)).contains("staff-notice");

        // when
        web.perform(post(page + "/letters/" + failed(request) + "/attended")
                        .with(csrf())
                        .with(officer()))
                .andExpect(status().isFound());

        // then
        web.perform(get(page).with(officer())).andExpect(content().string(not(containsString("id=\"attention\""))));
        assertThat(events(request)).contains(EventType.LETTER_ATTENDED);
    }

    @Test
    void shouldSendFailedLetterAgainAsTheSameEmail() throws Exception {
        // given a letter that failed twice
        Request request = opened();
        SMTP.answer("RCPT", "550 not here");
        work("send-acknowledgement", Map.of("requestId", request.id().toString()));
        await().until(() -> failures(request) == 1);
        clock.move(Duration.ofHours(1));
        sendAgain(request);
        await().until(() -> failures(request) == 2);
        assertThat(purposes(request)).filteredOn("staff-notice"::equals).hasSize(2);

        // when the server knows the mailbox again
        SMTP.forget();
        clock.move(Duration.ofHours(1));
        sendAgain(request);

        // then
        await().until(() -> state(request, "acknowledgement").equals("sent"));
        assertThat(purposes(request)).filteredOn("acknowledgement"::equals).hasSize(1);
        assertThat(events(request)).contains(EventType.LETTER_SENT_AGAIN);
        web.perform(get("/requests/" + request.reference()).with(officer()))
                .andExpect(content().string(not(containsString("id=\"attention\""))));
    }

    private void sendAgain(Request request) throws Exception {
        web.perform(post("/requests/" + request.reference() + "/letters/" + failed(request) + "/again")
                        .with(csrf())
                        .with(officer()))
                .andExpect(status().isFound());
    }

    private long failures(Request request) {
        return details(request, EventType.MESSAGE_FAILED).stream()
                .filter(details -> "acknowledgement".equals(details.get("purpose")))
                .count();
    }

    @Test
    void shouldMakeNoNoticeOfNoticeThatFailed() {
        // given a mail server that takes nothing at all
        Request request = opened();
        SMTP.answer("RCPT", "550 no such user");

        // when
        work("send-acknowledgement", Map.of("requestId", request.id().toString()));

        // then
        await().until(() -> jdbc.sql("select count(*) from outgoing_message where request_id = ? and state = 'failed'")
                        .param(request.id().value())
                        .query(Integer.class)
                        .single()
                == 2);
        assertThat(purposes(request)).hasSize(2);
    }

    @Test
    void shouldSendNoCodeForLinkThatFailed() {
        // given
        Request request = prepared();
        SMTP.answer("RCPT", "550 no such user");

        // when
        deliver(request);

        // then the task is there for staff, and the code has not left
        await().untilAsserted(() -> assertThat(messages.of(delivery(request)))
                .extracting(RecordedMessages.Published::variables)
                .containsExactly("DeliveryDone[deliveryOutcome=FAILED]"));
        assertThat(state(request, "access-code")).isEqualTo("prepared");

        // when the same email is sent again
        SMTP.forget();
        String failed = delivery(request);
        work("confirm-delivery", Map.of("requestId", request.id().toString(), "deliveryId", failed));
        jdbc.sql("""
                        insert into delivery_decision (delivery_id, code, decided_by, decided_at)
                        values (?::uuid, 'retry', 'olivia', now())
                        """).param(failed).update();
        work(
                "confirm-delivery",
                Map.of("requestId", request.id().toString(), "deliveryId", failed, "deliveryDecision", "RETRY"));
        deliver(request);

        // then
        await().until(() -> state(request, "access-code").equals("sent"));
    }

    private List<String> purposes(Request request) {
        return jdbc.sql("select purpose from outgoing_message where request_id = ? order by created_at")
                .param(request.id().value())
                .query(String.class)
                .list();
    }

    private String failed(Request request) {
        return jdbc.sql("select id::text from outgoing_message where request_id = ? and purpose = 'acknowledgement'")
                .param(request.id().value())
                .query(String.class)
                .single();
    }

    private String state(Request request, String purpose) {
        return jdbc.sql("select state from outgoing_message where request_id = ? and purpose = ?")
                .params(request.id().value(), purpose)
                .query(String.class)
                .single();
    }
}
