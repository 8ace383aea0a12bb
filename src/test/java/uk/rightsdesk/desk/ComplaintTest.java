package uk.rightsdesk.desk;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.flash;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import uk.rightsdesk.complaint.Complaints;
import uk.rightsdesk.decision.DecisionKind;
import uk.rightsdesk.decision.Decisions;
import uk.rightsdesk.request.EventType;
import uk.rightsdesk.request.OpenRequest;
import uk.rightsdesk.request.Request;
import uk.rightsdesk.request.RequestDeadlines;
import uk.rightsdesk.request.Right;
import uk.rightsdesk.vault.Opened;

/** A complaint to the controller, from the public form to the letter with its outcome. */
class ComplaintTest extends DeskFixture {

    private static final Pattern REFERENCE = Pattern.compile("R-\\d{4}-\\d{6}");

    @Autowired
    private Complaints complaints;

    @Autowired
    private Decisions decisions;

    @Autowired
    private RequestDeadlines deadlines;

    private final String email = "amelia." + UUID.randomUUID() + "@example.org";

    @Test
    void shouldTakeAComplaintFromThePublicForm() throws Exception {
        // when
        Request complaint = complained();

        // then
        assertThat(complaint.right()).isEqualTo(Right.COMPLAINT);
        assertThat(complaint.requesterAddress()).isEqualTo(email);
        assertThat(details(complaint, EventType.RECEIVED))
                .containsExactly(Map.of("right", "complaint", "channel", "form"));
        web.perform(get("/requests/" + complaint.reference()).with(officer()))
                .andExpect(content().string(containsString("You lost my letter.")));
    }

    @Test
    void shouldTakeTheSameFormOnce() throws Exception {
        // given
        String form = UUID.randomUUID().toString();

        // then
        assertThat(send(form, "Lost.")).isEqualTo(send(form, "Lost."));
    }

    @Test
    void shouldAskForWhatIsMissingAndKeepWhatWasWritten() throws Exception {
        web.perform(post("/d/complaint")
                        .param("text", "<b>lost</b>")
                        .with(client(UUID.randomUUID().toString())))
                .andExpect(status().isUnprocessableContent())
                .andExpect(header().string("Content-Security-Policy", DownloadSecurity.CONTENT_SECURITY_POLICY))
                .andExpect(content().string(containsString("&lt;b&gt;lost&lt;/b&gt;")))
                .andExpect(content().string(containsString("href=\"#contact\"")));
    }

    @Test
    void shouldOfferTheFormAsPdf() throws Exception {
        web.perform(get("/d/complaint")).andExpect(content().string(containsString("/d/complaint.pdf")));
        assertThat(web.perform(get("/d/complaint.pdf"))
                        .andExpect(status().isOk())
                        .andReturn()
                        .getResponse()
                        .getContentAsByteArray())
                .startsWith("%PDF".getBytes(US_ASCII));
    }

    @Test
    void shouldLimitHowOftenAClientSends() throws Exception {
        String client = UUID.randomUUID().toString();
        for (int i = 0; i < 5; i++) {
            web.perform(post("/d/complaint").with(client(client))).andExpect(status().isUnprocessableContent());
        }
        web.perform(post("/d/complaint").with(client(client))).andExpect(status().isTooManyRequests());
    }

    @Test
    void shouldAcknowledgeAndInformEveryFortnight() throws Exception {
        // given
        Request complaint = complained();
        assertThat(work("find-next-note", id(complaint))).containsEntry("noteOwed", true);

        // when
        work("acknowledge-complaint", id(complaint));

        // then
        assertThat(letter(complaint, "complaint-acknowledgement"))
                .contains("We have your complaint", "section 164A", "14 days");
        assertThat(work("find-next-note", id(complaint))).containsEntry("noteOwed", true);

        // when
        clock.move(Duration.ofDays(15));
        work("send-progress-note", id(complaint));

        // then
        assertThat(letter(complaint, "progress-note"))
                .contains("still looking into it")
                .doesNotContain("answer by");
    }

    @Test
    void shouldCountThirtyDaysForTheAcknowledgement() throws Exception {
        // given
        Request complaint = complained();

        // then
        assertThat(deadlines.of(complaint).rules()).contains("164a");
        assertThat(deadlines.of(complaint).safeDue())
                .isEqualTo(deadlines.of(complaint).receivedOn().plusDays(29));
    }

    @Test
    void shouldKeepWhoHandledTheMatterFromDecidingTheComplaint() throws Exception {
        // given a request that olivia reviewed
        Request request = opened();
        decisions.decide(request.id(), DecisionKind.REVIEW, "collect-again", (String) null, "olivia");
        inTransaction(() -> decisions.confirm(request.id(), DecisionKind.REVIEW, "collect-again"));
        Request complaint = complained();
        lookedInto(complaint);
        // and olivia decided before anybody knew what the complaint was about
        decisions.decide(complaint.id(), DecisionKind.REVIEW, "ready", (String) null, "olivia");

        // when
        web.perform(post("/tasks/complaint/" + complaint.id() + "/topic")
                .param("topic", "our-answer")
                .param("about", request.reference())
                .with(reviewer())
                .with(csrf()));

        // then the worker does not take it
        assertThat(work("confirm-review", review(complaint))).containsEntry("taskProblem", "SAME_PERSON");
        // nor does the page
        web.perform(post("/tasks/review/" + complaint.id() + "/decision")
                        .param("code", "ready")
                        .with(officer())
                        .with(csrf()))
                .andExpect(flash().attribute("problem", containsString("Someone else")));
        // but it takes another person's
        decisions.decide(complaint.id(), DecisionKind.REVIEW, "ready", (String) null, "ravi");
        assertThat(work("confirm-review", review(complaint))).containsEntry("taskProblem", "NONE");
        // and the request knows of the complaint
        assertThat(details(request, EventType.COMPLAINT_RECEIVED))
                .containsExactly(Map.of("complaint", complaint.id().toString()));
    }

    @Test
    void shouldFindTheRequestThatIsComplainedOf() throws Exception {
        // given
        Request own = inTransaction(() -> requests.open(
                new OpenRequest(UUID.randomUUID(), Right.ACCESS, clock.instant(), "Amelia", email, true)));
        Request strangers = opened();
        Request complaint = complained("You forgot half of " + own.reference() + ".");
        Request other = complained("You forgot half of " + strangers.reference() + ".");

        // when
        work("find-matter", id(complaint));
        work("find-matter", id(other));

        // then
        assertThat(complaints.about(complaint.id())).map(Request::id).contains(own.id());
        assertThat(complaints.about(other.id())).isEmpty();
        assertThat(complaints.missing(complaint.id())).contains("Say what the complaint is about.");
    }

    @Test
    void shouldAnswerEachIssueOnceASecondPersonAgreed() throws Exception {
        // given
        Request complaint = complained();
        assertThat(complaints.missing(complaint.id())).hasSize(2);
        lookedInto(complaint);
        assertThat(complaints.missing(complaint.id())).isEmpty();
        decided(complaint, DecisionKind.REVIEW, "ready", "olivia");

        // then nothing changes behind the second person's back
        web.perform(post("/tasks/complaint/" + complaint.id() + "/issues/1/remove")
                        .with(officer())
                        .with(csrf()))
                .andExpect(flash().attribute("problem", containsString("second person")));

        // when
        decided(complaint, DecisionKind.APPROVAL, "approve", "ravi");
        work("send-complaint-outcome", id(complaint));

        // then
        assertThat(letter(complaint, "complaint-outcome"))
                .contains("You lost my letter.", "It lay in a drawer.", "The drawer is gone.", "you were right")
                .contains("Complain to the regulator");
        assertThat(details(complaint, EventType.COMPLAINT_ANSWERED)).containsExactly(Map.of("issues", "1"));
    }

    @Test
    void shouldOfferNoFeeNoExtensionAndNoRefusal() throws Exception {
        assertThat(work("find-review-choices", id(complained())))
                .containsEntry("extensionOffered", false)
                .containsEntry("feeOffered", false)
                .containsEntry("clarificationOffered", false);
    }

    @Test
    void shouldOpenTheRequestsThatAComplaintHolds() throws Exception {
        // given
        Request complaint = complained();

        // when
        for (int i = 0; i < 2; i++) {
            web.perform(post("/tasks/complaint/" + complaint.id() + "/requests")
                            .param("rights", "access")
                            .with(officer())
                            .with(csrf()))
                    .andExpect(status().isFound());
        }

        // then they are siblings that count from the same day
        List<Request> opened = requests.openedBy(complaint.correspondenceId());
        assertThat(opened).extracting(Request::right).containsExactlyInAnyOrder(Right.COMPLAINT, Right.ACCESS);
        assertThat(opened).extracting(Request::receivedAt).containsOnly(complaint.receivedAt());
        web.perform(get("/tasks/review/" + complaint.id()).with(officer()))
                .andExpect(content().string(containsString("You lost my letter.")));
    }

    @Test
    void shouldCountByMonthAndTopic() throws Exception {
        // given
        lookedInto(complained());

        // then
        String month = clock.instant().toString().substring(0, 7);
        web.perform(get("/complaints").with(analyst()))
                .andExpect(content().string(containsString("Data that was lost")));
        web.perform(get("/complaints.csv").with(analyst()))
                .andExpect(content().string(containsString("month,topic,received,closed\r\n")))
                .andExpect(content().string(containsString(month + ",security,")));
    }

    private void lookedInto(Request complaint) throws Exception {
        String page = "/tasks/complaint/" + complaint.id();
        web.perform(post(page + "/topic")
                        .param("topic", "security")
                        .with(officer())
                        .with(csrf()))
                .andExpect(status().isFound());
        web.perform(post(page + "/issues")
                        .param("what", "You lost my letter.")
                        .param("finding", "It lay in a drawer.")
                        .param("change", "The drawer is gone.")
                        .param("verdict", "upheld")
                        .with(officer())
                        .with(csrf()))
                .andExpect(status().isFound());
    }

    private void decided(Request complaint, DecisionKind kind, String code, String staff) {
        decisions.decide(complaint.id(), kind, code, (String) null, staff);
        inTransaction(() -> decisions.confirm(complaint.id(), kind, code));
    }

    private Request complained() throws Exception {
        return complained("You lost my letter.");
    }

    private Request complained(String text) throws Exception {
        return requests.byReference(send(UUID.randomUUID().toString(), text)).orElseThrow();
    }

    private String send(String form, String text) throws Exception {
        String page = web.perform(post("/d/complaint")
                        .param("form", form)
                        .param("name", "Amelia Hart")
                        .param("email", email)
                        .param("text", text)
                        .with(client(UUID.randomUUID().toString())))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString();
        Matcher reference = REFERENCE.matcher(page);
        assertThat(reference.find()).isTrue();
        return reference.group();
    }

    private String letter(Request complaint, String purpose) {
        return Opened.letter(jdbc, vault, complaint.id().value(), purpose);
    }

    private static Map<String, Object> id(Request request) {
        return Map.of("requestId", request.id().toString());
    }

    private static Map<String, Object> review(Request request) {
        return Map.of("requestId", request.id().toString(), "reviewDecision", "ready");
    }

    private static RequestPostProcessor client(String address) {
        return request -> {
            request.setRemoteAddr(address);
            return request;
        };
    }
}
