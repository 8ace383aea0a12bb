package uk.rightsdesk.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import uk.rightsdesk.delivery.Bounces;
import uk.rightsdesk.delivery.Deliveries;
import uk.rightsdesk.delivery.DeliveryDecision;
import uk.rightsdesk.delivery.download.Redirections;
import uk.rightsdesk.request.EventType;
import uk.rightsdesk.request.Request;

/** Answers that did not get into the right hands at the first go, and how staff bring them there. */
class HandOverTest extends DeskFixture {

    private static final String RIGHT = "amelia.right@example.org";

    @Autowired
    private Bounces bounces;

    @Autowired
    private Deliveries deliveries;

    @Autowired
    private Redirections redirections;

    @ParameterizedTest
    @ValueSource(strings = {"access-response", "access-code"})
    void shouldGiveANewLinkAndCodeWhereTheirEmailCameBackFromAFullMailbox(String purpose) throws Exception {
        // given
        Link lost = announced();
        Request request = lost.request();
        await().until(() -> state(request, "access-code").equals("sent"));

        // when
        cameBackFull(request, purpose);

        // then it says so, and what would go again says nothing
        assertThat(shown(request))
                .contains("id=\"attention\"", purpose.replace('-', ' '), "href=\"#new-link\"")
                .doesNotContain("/letters/" + email(request, purpose) + "/again");
        act(officer(), request, "/letters/" + email(request, purpose) + "/again", Map.of());
        assertThat(state(request, purpose)).isEqualTo("failed");

        // when
        act(officer(), request, "/download-link", Map.of("codeBy", "email"));

        // then
        await().until(() ->
                texts().stream().filter(text -> text.startsWith("Your code")).count() == 2);
        assertThat(status(awaitLink(request, 4))).isEqualTo(302);
        assertThat(shown(request)).doesNotContain("id=\"attention\"");
        assertThat(events(request)).contains(EventType.LETTER_ATTENDED);
    }

    @Test
    void shouldDeliverToTheRightAddressOnceASecondPersonAgreed() throws Exception {
        // given
        Link lost = announced();
        Request request = lost.request();
        reportWrongRecipient(request);

        // when one person alone wants to go on
        act(officer(), request, "/download-link", Map.of("codeBy", "email"));
        act(officer(), request, "/redirection", Map.of("address", "not one", "reason", "It is."));
        act(officer(), request, "/redirection", Map.of("address", RIGHT, "reason", ""));
        assertThat(redirections.pending(request.id())).isEmpty();
        RequestPostProcessor both = user("olivia").roles("OFFICER", "REVIEWER");
        act(both, request, "/redirection", Map.of("address", RIGHT, "reason", "They rang from the number we hold."));
        agree(both, request);

        // then nothing goes
        assertThat(redirections.pending(request.id())).isPresent();
        assertThat(shown(request)).contains("olivia", RIGHT, "They rang from the number we hold.");
        assertThat(SMTP.taken()).noneMatch(mail -> mail.contains("To: " + RIGHT));

        // when
        agree(reviewer(), request);
        act(officer(), request, "/download-link", Map.of("codeBy", "email"));

        // then
        await().until(() -> SMTP.taken().stream()
                        .filter(mail -> mail.contains("To: " + RIGHT))
                        .count()
                == 2);
        Link link = awaitLink(request, 2);
        assertThat(status(lost)).isEqualTo(410);
        assertThat(status(link)).isEqualTo(302);
        assertThat(events(request)).contains(EventType.REDIRECTION_PROPOSED, EventType.REDIRECTION_AGREED);
        assertThat(requests.get(request.id()).subjectAddress()).isEqualTo(request.requesterAddress());
    }

    @Test
    void shouldStopAgainWhereTheRightAddressWasWrongToo() throws Exception {
        // given
        Request request = announced().request();
        reportWrongRecipient(request);
        act(officer(), request, "/redirection", Map.of("address", RIGHT, "reason", "They said so."));
        UUID proposal = redirections.pending(request.id()).orElseThrow().id();

        // when
        reportWrongRecipient(request);
        act(reviewer(), request, "/redirection/agreement", Map.of("proposal", proposal.toString()));
        act(officer(), request, "/download-link", Map.of("codeBy", "email"));

        // then
        assertThat(redirections.pending(request.id())).isEmpty();
        assertThat(SMTP.taken()).noneMatch(mail -> mail.contains("To: " + RIGHT));
    }

    @Test
    void shouldSendAnAnswerThatWasStoppedOnItsWayToTheRightAddressOnly() throws Exception {
        // given
        Request request = prepared();
        reportWrongRecipient(request);
        deliver(request);
        String stopped = delivery(request);
        assertThat(deliveries.toResolve(request.id())).isPresent();

        // when
        retry(request);
        assertThat(deliveries.decisions(deliveries.of(request.id()).getLast().id()))
                .isEmpty();
        act(officer(), request, "/redirection", Map.of("address", RIGHT, "reason", "They rang."));
        agree(reviewer(), request);
        retry(request);
        Map<String, Object> confirmed = work(
                "confirm-delivery",
                Map.of(
                        "requestId",
                        request.id().toString(),
                        "deliveryId",
                        stopped,
                        "deliveryDecision",
                        DeliveryDecision.Code.RETRY.name()));
        work(
                "deliver-response",
                Map.of("requestId", request.id().toString(), "deliveryId", confirmed.get("deliveryId")));

        // then
        await().until(() -> SMTP.taken().stream()
                        .filter(mail -> mail.contains("To: " + RIGHT))
                        .count()
                == 2);
        assertThat(SMTP.taken())
                .filteredOn(mail -> mail.contains("To: " + request.requesterAddress()))
                .isEmpty();
        assertThat(status(awaitLink(request, 2))).isEqualTo(302);
    }

    private void cameBackFull(Request request, String purpose) {
        String messageId = jdbc.sql("select message_id from outgoing_message where id = ?::uuid")
                .param(email(request, purpose))
                .query(String.class)
                .single();
        inTransaction(() ->
                bounces.record(new Bounces.Report(UUID.randomUUID(), messageId, null, "5.2.2", null, clock.instant())));
    }

    private void reportWrongRecipient(Request request) throws Exception {
        act(officer(), request, "/wrong-recipient", Map.of("happened", "A neighbour had it."));
    }

    private void agree(RequestPostProcessor staff, Request request) throws Exception {
        UUID proposal = redirections.pending(request.id()).orElseThrow().id();
        act(staff, request, "/redirection/agreement", Map.of("proposal", proposal.toString()));
    }

    private void retry(Request request) throws Exception {
        web.perform(post("/tasks/delivery/" + request.id() + "/decision")
                .with(officer())
                .with(csrf())
                .param("code", "retry"));
    }

    private void act(RequestPostProcessor staff, Request request, String action, Map<String, String> fields)
            throws Exception {
        var sent = post("/requests/" + request.reference() + action).with(staff).with(csrf());
        fields.forEach(sent::param);
        web.perform(sent);
    }

    private int status(Link link) throws Exception {
        return web.perform(post(link.path()).param("code", link.code()))
                .andReturn()
                .getResponse()
                .getStatus();
    }

    private String shown(Request request) throws Exception {
        return web.perform(get("/requests/" + request.reference()).with(officer()))
                .andReturn()
                .getResponse()
                .getContentAsString();
    }

    private String email(Request request, String purpose) {
        return emails(request, purpose).getFirst();
    }

    private List<String> emails(Request request, String purpose) {
        return jdbc.sql(
                        "select id::text from outgoing_message where request_id = ? and purpose = ? order by created_at")
                .params(request.id().value(), purpose)
                .query(String.class)
                .list();
    }

    private String state(Request request, String purpose) {
        return jdbc.sql("select state from outgoing_message where id = ?::uuid")
                .param(email(request, purpose))
                .query(String.class)
                .single();
    }
}
