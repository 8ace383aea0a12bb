package uk.rightsdesk.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.test.web.servlet.MvcResult;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import uk.rightsdesk.clock.StatutoryClock;
import uk.rightsdesk.decision.Decision;
import uk.rightsdesk.decision.DecisionKind;
import uk.rightsdesk.decision.Decisions;
import uk.rightsdesk.decision.FeeLine;
import uk.rightsdesk.decision.Particulars;
import uk.rightsdesk.request.EventType;
import uk.rightsdesk.request.Request;

/** What staff decide about a request on its pages, and what the pages show of it. */
class DecisionPagesTest extends DeskFixture {

    @Autowired
    private Decisions decisions;

    private String id = "";
    private Request request;

    @BeforeEach
    void open() {
        request = opened();
        id = request.id().toString();
    }

    @Test
    void shouldOfferWhatTheLawAllowsToday() throws Exception {
        assertThat(page("/tasks/review/" + id, officer()))
                .contains("Ask the person what they mean", "Extend the period", "Charge a fee", "Refuse the request");

        // when the period is over
        clock.move(Duration.ofDays(60));

        // then
        assertThat(page("/tasks/review/" + id, officer()))
                .contains("Refuse the request")
                .doesNotContain("Extend the period", "Charge a fee", "Ask the person what they mean");
    }

    @Test
    void shouldTakeAFeeWithItsCosts() throws Exception {
        // when
        decide(
                "/tasks/review/" + id,
                officer(),
                fields(
                        Map.of("code", "charge-fee", "ground", "further-copies", "reasons", "You have had it twice."),
                        new String[] {"Staff time, half an hour", "Postage", ""},
                        new String[] {"8.50", "1.25", ""}));

        // then
        assertThat(pending(DecisionKind.REVIEW).particulars().fee())
                .containsExactly(new FeeLine("Staff time, half an hour", "", 850), new FeeLine("Postage", "", 125));
        assertThat(page("/tasks/review/" + id, officer())).contains("£9.75", "Further copies of the same data");
    }

    @Test
    void shouldSayWhatIsMissing() throws Exception {
        // when
        String answer = decide(
                "/tasks/review/" + id,
                officer(),
                fields(
                        Map.of("code", "charge-fee", "ground", "further-copies", "reasons", "Twice."),
                        new String[] {"Staff time"},
                        new String[] {"eight"}));

        // then
        assertThat(answer).contains("Each cost says what it is for and how much.");
        assertThat(decisions.pending(request.id(), DecisionKind.REVIEW)).isEmpty();
    }

    @Test
    void shouldShowTheSecondPersonWhatIsProposed() throws Exception {
        // given
        decisions.decide(
                request.id(),
                DecisionKind.REVIEW,
                "refuse",
                Particulars.ofRefusal(
                        "manifestly-unfounded", "You offered to withdraw for money.", "Your letter.", null),
                "olivia");
        inTransaction(() -> decisions.confirm(request.id(), DecisionKind.REVIEW, "refuse"));

        // then
        assertThat(page("/tasks/approval/" + id, reviewer()))
                .contains(
                        "Do you agree to this refusal?",
                        "Manifestly unfounded",
                        "You offered to withdraw for money.",
                        "Your letter.");
    }

    @Test
    void shouldRecordAPayment() throws Exception {
        // when
        String today = StatutoryClock.dateOf(clock.instant()).toString();
        decide("/tasks/payment/" + id, officer(), form(Map.of("code", "paid", "effectiveOn", today)));

        // then
        assertThat(pending(DecisionKind.PAYMENT).particulars().effectiveOn()).isEqualTo(LocalDate.parse(today));
        assertThat(page("/tasks/payment/" + id, officer())).contains("The fee is paid");
    }

    @Test
    void shouldRecordAWithdrawal() throws Exception {
        // when
        String today = StatutoryClock.dateOf(clock.instant()).toString();
        assertThat(page("/requests/" + request.reference(), officer())).contains("Record a withdrawal");
        decide("/tasks/withdrawal/" + id, officer(), form(Map.of("effectiveOn", today, "reasons", "By telephone.")));

        // then
        assertThat(events(request)).contains(EventType.WITHDRAWN);
        assertThat(page("/requests/" + request.reference(), officer())).doesNotContain("Record a withdrawal");
    }

    @Test
    void shouldShowOtherRequestsOfTheSameAddressToStaffOnly() throws Exception {
        // given
        Request repeat = opened();

        // then
        assertThat(page("/tasks/review/" + id, officer())).contains(repeat.reference());
        assertThat(page("/requests/" + request.reference(), officer())).contains(repeat.reference());
        assertThat(page("/requests/" + request.reference(), analyst())).doesNotContain(repeat.reference());
    }

    private Decision pending(DecisionKind kind) {
        return decisions.pending(request.id(), kind).orElseThrow();
    }

    private String page(String url, RequestPostProcessor who) throws Exception {
        return web.perform(get(url).with(who)).andReturn().getResponse().getContentAsString();
    }

    /** Posts a decision and follows to the page that says what became of it. */
    private String decide(String page, RequestPostProcessor who, MultiValueMap<String, String> fields)
            throws Exception {
        MockHttpSession session = new MockHttpSession();
        MvcResult posted = web.perform(post(page + "/decision")
                        .params(fields)
                        .with(who)
                        .with(csrf())
                        .session(session))
                .andReturn();
        assertThat(posted.getResponse().getRedirectedUrl()).isEqualTo(page);
        MockHttpServletRequestBuilder next = get(page).with(who).session(session);
        if (!posted.getFlashMap().isEmpty()) {
            next.flashAttrs(posted.getFlashMap());
        }
        return web.perform(next).andReturn().getResponse().getContentAsString();
    }

    private static MultiValueMap<String, String> form(Map<String, String> fields) {
        return fields(fields, new String[] {}, new String[] {});
    }

    private static MultiValueMap<String, String> fields(Map<String, String> fields, String[] what, String[] pounds) {
        MultiValueMap<String, String> all = new LinkedMultiValueMap<>();
        all.setAll(fields);
        for (int row = 0; row < what.length; row++) {
            all.add("what", what[row]);
            all.add("basis", "");
            all.add("pounds", pounds[row]);
        }
        return all;
    }
}
