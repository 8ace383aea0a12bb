package uk.rightsdesk.rights.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.mock.web.MockHttpServletResponse;
import uk.rightsdesk.clock.StatutoryClock;
import uk.rightsdesk.decision.DecisionKind;
import uk.rightsdesk.decision.DecisionRefused;
import uk.rightsdesk.decision.Decisions;
import uk.rightsdesk.decision.Particulars;
import uk.rightsdesk.delivery.OutgoingMail;
import uk.rightsdesk.delivery.RecordedMessages;
import uk.rightsdesk.delivery.SentMail;
import uk.rightsdesk.desk.DeskFixture;
import uk.rightsdesk.request.EventType;
import uk.rightsdesk.request.Outcome;
import uk.rightsdesk.request.Request;
import uk.rightsdesk.request.RequestDeadlines;
import uk.rightsdesk.vault.Opened;

/** Somebody is in a message of Amelia's: they are asked, and nothing goes before what they said was weighed. */
class ThirdPartiesTest extends DeskFixture {

    private static final String SYSTEM = "customer-experience";
    private static final String TABLE = "support_message";

    @Autowired
    private ThirdParties thirdParties;

    @Autowired
    private ThirdPartyAskStore store;

    @Autowired
    private ElementDecisions decisions;

    @Autowired
    private CollectedData collectedData;

    @Autowired
    private Decisions staffDecisions;

    @Autowired
    private RequestDeadlines deadlines;

    @Autowired
    private OutgoingMail outgoing;

    @Autowired
    private RecordedMessages messages;

    private Request request;
    private ElementDecisions.Selection one;

    @BeforeEach
    void collected() {
        request = opened();
        work("collect-personal-data", Map.of("requestId", request.id().toString()));
        one = ElementDecisions.Selection.of(
                SYSTEM,
                TABLE,
                List.of(collectedData
                        .page(request.id(), SYSTEM, TABLE, 0, 1)
                        .getFirst()
                        .position()));
    }

    @Test
    void shouldWriteWithoutTheRequestersNameAndStartTheWait() {
        // when
        ThirdPartyAsk ask = asked(null);

        // then
        assertThat(sent("third-party-notice")).extracting(SentMail::recipient).containsExactly("dilys@example.org");
        String mail = String.join("\n", Opened.emails(jdbc, vault, request.id().value()));
        assertThat(mail).contains("Someone has asked us").doesNotContain("Amelia", "Hart", "amelia.hart");
        assertPublished(ask, "Msg_ThirdPartyAsked");
        assertThat(details(request, EventType.THIRD_PARTY_ASKED))
                .containsExactly(Map.of(
                        "ask",
                        ask.id().toString(),
                        "named",
                        "false",
                        "replyBy",
                        StatutoryClock.dateOf(clock.instant()).plusDays(14).toString()));
    }

    @Test
    void shouldNameTheRequesterOnlyWhereTheyAgreed() {
        // when
        asked("By telephone on 2 November, noted by Olivia.");

        // then
        assertThat(String.join("\n", Opened.emails(jdbc, vault, request.id().value())))
                .contains("Amelia Hart has asked us");
    }

    @Test
    void shouldRefuseAQuestionThatGivesTheRequesterAway() {
        assertThatExceptionOfType(ElementDecisionRefused.class)
                .isThrownBy(() -> thirdParties.ask(
                        request.id(),
                        one,
                        new ThirdPartyQuestion("Dilys Rees", "dilys@example.org", List.of("Your call with Hart"), null),
                        "olivia"))
                .withMessageContaining("names the requester");
        assertThat(sent("third-party-notice")).isEmpty();
    }

    @Test
    void shouldLeaveTimeToDecideBeforeTheAnswerIsDue() {
        // given
        clock.move(Duration.ofDays(20));

        // when
        ThirdPartyAsk ask = asked(null);

        // then
        assertThat(ask.replyBy()).isEqualTo(deadlines.of(request).due().minusDays(3));
    }

    @Test
    void shouldKeepWhatIsAskedFromTheAnswerAndFromTheSecondPersonUntilItIsDecided() {
        // given
        long disclosed = decisions.tally(request.id()).disclosed();
        staffDecisions.decide(request.id(), DecisionKind.REVIEW, "ready", Particulars.ofReasons(null), "olivia");

        // when
        asked(null);

        // then
        ElementDecisions.Tally tally = decisions.tally(request.id());
        assertThat(tally.asked()).isOne();
        assertThat(tally.disclosed()).isEqualTo(disclosed - 1);
        assertThat(tally.disclosed() + tally.redacted() + tally.withheld() + tally.asked())
                .isEqualTo(tally.collected());
        assertThat(collectedData.disclosed(request.id())).hasSize((int) tally.disclosed());
        assertThatExceptionOfType(DecisionRefused.class)
                .isThrownBy(() -> staffDecisions.decide(
                        request.id(), DecisionKind.REVIEW, "ready", Particulars.ofReasons(null), "olivia"));
        assertThat(confirmedReview()).containsEntry("taskProblem", "NOT_OFFERED");
        assertThatExceptionOfType(DataAccessException.class)
                .isThrownBy(() -> jdbc.sql("update decision set confirmed_at = now() where request_id = ?")
                        .param(request.id().value())
                        .update())
                .withMessageContaining("still to be decided");

        // when
        decisions.withhold(request.id(), one, grounds(weighing(true, false)), "olivia");

        // then
        ElementDecisions.Tally decided = decisions.tally(request.id());
        assertThat(decided.disclosed() + decided.redacted() + decided.withheld())
                .isEqualTo(decided.collected());
        assertThat(confirmedReview()).containsEntry("taskProblem", "NONE");
    }

    @Test
    void shouldTakeTheAnswerOnThePageOnceWithoutScriptAndTellStaff() throws Exception {
        // given
        ThirdPartyAsk ask = asked(null);
        String page = page(ask);

        // when
        MockHttpServletResponse shown = web.perform(get(page)).andReturn().getResponse();
        MockHttpServletResponse answered = web.perform(
                        post(page).param("code", "refused").param("remark", "<b>I was</b> ill"))
                .andReturn()
                .getResponse();
        web.perform(post(page).param("code", "agreed"));

        // then
        assertThat(shown.getContentAsString())
                .contains("Your first name, in a message", "Someone")
                .doesNotContain("Amelia", "<script");
        assertThat(shown.getHeader("Content-Security-Policy")).contains("default-src 'none'");
        assertThat(answered.getContentAsString()).contains("Thank you").doesNotContain("<b>");
        ThirdPartyAsk now = thirdParties.of(request.id()).getFirst();
        assertThat(now.answer()).isEqualTo(ThirdPartyAnswer.REFUSED);
        assertThat(now.remark()).isEqualTo("<b>I was</b> ill");
        assertThat(now.answeredBy()).isEqualTo(ThirdPartyAsk.THEMSELVES);
        assertPublished(ask, "Msg_ThirdPartyAsked", "Msg_ThirdPartyAnswered");
        assertThat(sent("staff-notice")).hasSize(1);
        assertThat(details(request, EventType.THIRD_PARTY_ANSWERED))
                .containsExactly(Map.of("ask", ask.id().toString(), "answer", "refused"));
    }

    @Test
    void shouldOpenNothingToStrangersNorForAClosedRequest() throws Exception {
        // given
        String page = page(asked(null));
        inTransaction(() -> {
            requests.close(request.id(), Outcome.WITHDRAWN);
            return request;
        });

        // then
        for (String none : List.of(page, "/d/third-party/" + "A".repeat(43))) {
            assertThat(web.perform(post(none).param("code", "agreed"))
                            .andReturn()
                            .getResponse()
                            .getStatus())
                    .isEqualTo(404);
        }
        assertThat(thirdParties.of(request.id())).allMatch(ThirdPartyAsk::isAwaited);
    }

    @Test
    void shouldRemindOnceThenRecordTheSilenceAndStillTakeALateAnswer() throws Exception {
        // given
        ThirdPartyAsk ask = asked(null);
        Map<String, Object> job = Map.of("thirdPartyAskId", ask.id().toString());

        // when
        clock.move(Duration.ofDays(7));
        work("remind-third-party", job);
        work("remind-third-party", job);
        clock.move(Duration.ofDays(8));
        work("record-third-party-silence", job);
        work("record-third-party-silence", job);

        // then
        assertThat(sent("third-party-reminder")).hasSize(1);
        assertThat(details(request, EventType.THIRD_PARTY_SILENT))
                .containsExactly(Map.of("ask", ask.id().toString()));
        assertThat(thirdParties.of(request.id()).getFirst().silentOn())
                .isEqualTo(StatutoryClock.dateOf(clock.instant()));

        // when
        web.perform(post(page(ask)).param("code", "agreed"));

        // then
        assertThat(thirdParties.of(request.id()).getFirst().agreed()).isTrue();
    }

    @Test
    void shouldDiscloseOnceTheyAgreedWithoutMore() {
        // given
        ThirdPartyAsk ask = asked(null);

        // when
        thirdParties.record(request.id(), ask.id(), ThirdPartyAnswer.AGREED, "By telephone.", "olivia");
        decisions.disclose(request.id(), one, "olivia");

        // then
        ElementDecisions.Tally tally = decisions.tally(request.id());
        assertThat(tally.asked()).isZero();
        assertThat(tally.disclosed()).isEqualTo(tally.collected());
    }

    @Test
    void shouldDiscloseAgainstTheirWillOrSilenceOnlyWithWhatWasWeighed() {
        // given
        ThirdPartyAsk ask = asked(null);

        // then: silence
        assertThatExceptionOfType(ElementDecisionRefused.class)
                .isThrownBy(() -> decisions.disclose(request.id(), one, "olivia"))
                .withMessageContaining("Answer each question");

        // when
        thirdParties.record(request.id(), ask.id(), ThirdPartyAnswer.REFUSED, null, "olivia");

        // then
        for (Weighing untrue : List.of(weighing(false, true), weighing(true, false))) {
            assertThatExceptionOfType(ElementDecisionRefused.class)
                    .isThrownBy(() -> decisions.disclose(request.id(), one, untrue, "olivia"));
            assertThatExceptionOfType(ElementDecisionRefused.class)
                    .isThrownBy(() -> decisions.withhold(request.id(), one, grounds(untrue), "olivia"));
        }
        assertThat(decisions.disclose(request.id(), one, weighing(true, true), "olivia"))
                .isOne();
        assertThat(decisions
                        .page(request.id(), SYSTEM, TABLE, ElementFilter.DISCLOSED, 0, 50)
                        .elements()
                        .getFirst()
                        .outcome())
                .extracting(outcome -> outcome == null ? null : outcome.weighing())
                .isEqualTo(weighing(true, true));
    }

    @Test
    void shouldKeepRedactionsWhileSomebodyIsAskedAndAddToThem() {
        // given
        ElementDecisions.Grounds grounds = grounds(weighing(true, false));
        String text = collectedData.page(request.id(), SYSTEM, TABLE, 0, 1).getFirst().data().stream()
                .filter(datum -> datum.value() instanceof String said && said.contains(" "))
                .map(CollectedDatum::shown)
                .findFirst()
                .orElseThrow();
        String[] words = text.split(" ");
        decisions.redact(request.id(), one, words[0], grounds, "olivia");
        asked(null);

        // when
        decisions.redact(request.id(), one, words[1], grounds, "olivia");

        // then
        assertThat(decisions.tally(request.id()).redacted()).isOne();
        assertThat(decisions.redactions(request.id()).values())
                .singleElement()
                .satisfies(redacted -> assertThat(redacted).hasSize(2));
    }

    @Test
    void shouldAskAndTrackOnTheDesk() throws Exception {
        // given
        String elements = "/tasks/review/" + request.id() + "/elements/" + SYSTEM + "/" + TABLE;

        // when
        web.perform(post(elements)
                .with(officer())
                .with(csrf())
                .param("decide", "ask")
                .param("position", one.positions().iterator().next().toString())
                .param("ask-name", "Dilys <i>Rees</i>")
                .param("ask-email", "dilys@example.org")
                .param("ask-passages", "Your first name\nYour town"));

        // then
        ThirdPartyAsk ask = thirdParties.of(request.id()).getFirst();
        assertThat(ask.question().passages()).containsExactly("Your first name", "Your town");
        assertThat(shown(elements)).contains("asked about: to be decided", "Others who were asked");
        assertThat(shown("/tasks/review/" + request.id())).contains("Decide on what others were asked about: 1");
        assertThat(shown("/tasks/review/" + request.id() + "/third-parties"))
                .contains("Not answered yet", "The requester is not named")
                .doesNotContain("<i>");

        // when
        web.perform(post("/tasks/review/" + request.id() + "/third-parties/" + ask.id() + "/answer")
                .with(officer())
                .with(csrf())
                .param("code", "refused")
                .param("remark", "By letter."));

        // then
        assertThat(shown("/tasks/review/" + request.id() + "/third-parties"))
                .contains("said by olivia: No, please do not share it", "By letter.");
    }

    private ThirdPartyAsk asked(@Nullable String requesterAgreed) {
        thirdParties.ask(
                request.id(),
                one,
                new ThirdPartyQuestion(
                        "Dilys Rees",
                        "dilys@example.org",
                        List.of("Your first name, in a message about a delayed train"),
                        requesterAgreed),
                "olivia");
        return thirdParties.of(request.id()).getLast();
    }

    private void assertPublished(ThirdPartyAsk ask, String... names) {
        await().untilAsserted(() -> assertThat(messages.of(ask.id().toString()))
                .extracting(RecordedMessages.Published::name)
                .containsExactlyInAnyOrder(names));
    }

    private Map<String, Object> confirmedReview() {
        staffDecisions
                .pending(request.id(), DecisionKind.REVIEW)
                .orElseThrow(() -> new AssertionError("nothing to confirm"));
        return work("confirm-review", Map.of("requestId", request.id().toString(), "reviewDecision", "ready"));
    }

    private static ElementDecisions.Grounds grounds(Weighing weighing) {
        return new ElementDecisions.Grounds("others-data", "It is about another person.", weighing, true);
    }

    private static Weighing weighing(boolean asked, boolean refused) {
        Map<Factor, Boolean> answers = new EnumMap<>(Factor.class);
        Factor.all().forEach(factor -> answers.put(factor, false));
        answers.put(Factor.ASKED, asked);
        answers.put(Factor.REFUSED, refused);
        return new Weighing(answers, "A first name only.");
    }

    private List<SentMail> sent(String purpose) {
        return outgoing.of(request.id()).stream()
                .filter(mail -> mail.purpose().equals(purpose))
                .toList();
    }

    private String page(ThirdPartyAsk ask) {
        return "/d/third-party/" + store.token(ask);
    }

    private String shown(String path) throws Exception {
        MockHttpServletResponse response =
                web.perform(get(path).with(officer())).andReturn().getResponse();
        assertThat(response.getStatus()).as(path).isEqualTo(200);
        return response.getContentAsString();
    }
}
