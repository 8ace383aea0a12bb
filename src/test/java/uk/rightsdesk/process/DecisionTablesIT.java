package uk.rightsdesk.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The decision tables, every rule of them, as the engine evaluates them. */
class DecisionTablesIT extends ProcessTest {

    private record Route(boolean automatic, boolean threaded, String classification, String expected) {}

    private record Evidence(String senderMatch, boolean senderAuthenticated, String expected) {}

    private record Step(String clockState, boolean late, int daysLeft, String expected) {}

    private record Harm(
            String people,
            String kind,
            String severity,
            String likelihood,
            boolean unreadable,
            boolean contained,
            String expected) {}

    private static final JsonMapper JSON = JsonMapper.shared();

    @Test
    void shouldRouteEmail() {
        // given
        var routes = Stream.of(
                new Route(true, true, "none", "ignore"),
                new Route(true, true, "access", "ignore"),
                new Route(true, false, "access", "triage"),
                new Route(true, false, "other-right", "triage"),
                new Route(true, false, "several", "triage"),
                new Route(true, false, "none", "ignore"),
                new Route(true, false, "unsure", "ignore"),
                new Route(false, true, "access", "join"),
                new Route(false, true, "none", "join"),
                new Route(false, false, "access", "open"),
                new Route(true, false, "complaint", "triage"),
                new Route(false, true, "complaint", "join"),
                new Route(false, false, "complaint", "open"),
                new Route(true, false, "marketing-objection", "triage"),
                new Route(false, true, "marketing-objection", "join"),
                new Route(false, false, "marketing-objection", "open"),
                new Route(true, false, "consent-withdrawal", "triage"),
                new Route(false, true, "consent-withdrawal", "join"),
                new Route(false, false, "consent-withdrawal", "open"),
                new Route(false, false, "none", "triage"),
                new Route(false, false, "other-right", "triage"),
                new Route(false, false, "several", "triage"),
                new Route(false, false, "unsure", "triage"));

        // then
        SoftAssertions.assertSoftly(softly -> routes.forEach(route -> softly.assertThat(decide(
                        "email-route",
                        Map.of(
                                "automatic", route.automatic(),
                                "threaded", route.threaded(),
                                "classification", route.classification())))
                .as(route.toString())
                .isEqualTo(route.expected())));
    }

    @Test
    void shouldAskForEvidenceOnlyInDoubt() {
        // given
        var cases = Stream.of(
                new Evidence("one", true, "none"),
                new Evidence("one", false, "reply-from-held-address"),
                new Evidence("none", true, "reply-from-held-address"),
                new Evidence("none", false, "reply-from-held-address"),
                new Evidence("several", true, "account-question"),
                new Evidence("several", false, "account-question"));

        // then
        SoftAssertions.assertSoftly(softly -> cases.forEach(evidence -> softly.assertThat(decide(
                        "identity-evidence",
                        Map.of(
                                "senderMatch", evidence.senderMatch(),
                                "senderAuthenticated", evidence.senderAuthenticated())))
                .as(evidence.toString())
                .isEqualTo(evidence.expected())));
    }

    @Test
    void shouldClimbTheLadderAsTheDaysRunOut() {
        // given
        var steps = Stream.of(
                new Step("running", false, 31, "{\"rung\":\"none\",\"escalateTo\":null,\"nextDaysLeft\":10}"),
                new Step("running", false, 11, "{\"rung\":\"none\",\"escalateTo\":null,\"nextDaysLeft\":10}"),
                new Step("running", false, 10, step("due-in-10", "officers", "5")),
                new Step("running", false, 6, step("due-in-10", "officers", "5")),
                new Step("running", false, 5, step("due-in-5", "officers", "2")),
                new Step("running", false, 3, step("due-in-5", "officers", "2")),
                new Step("not-started", false, 2, step("due-in-2", "reviewers", "0")),
                new Step("running", false, 1, step("due-in-2", "reviewers", "0")),
                new Step("running", false, 0, step("due-today", "privacy-lead", "-1")),
                new Step("running", false, -1, step("safe-date-passed", "privacy-lead", "null")),
                new Step("running", true, -1, step("overdue", "privacy-lead", "null")),
                new Step("running", true, -200, step("overdue", "privacy-lead", "null")),
                new Step("not-started", true, -1, step("safe-date-passed", "privacy-lead", "null")),
                new Step("paused", false, 3, "{\"rung\":\"paused\",\"escalateTo\":null,\"nextDaysLeft\":null}"),
                new Step("paused", true, -3, "{\"rung\":\"paused\",\"escalateTo\":null,\"nextDaysLeft\":null}"));

        // then
        SoftAssertions.assertSoftly(softly -> steps.forEach(step -> softly.assertThat(output(
                        "reminder-ladder",
                        Map.of(
                                "clockState", step.clockState(),
                                "late", step.late(),
                                "daysLeft", step.daysLeft())))
                .as(step.toString())
                .isEqualTo(JSON.readTree(step.expected()))));
    }

    @Test
    void shouldTellWhomTheRiskOfABreachAsksFor() {
        // given: a case for each rule, and for its limits
        var cases = Stream.of(
                new Harm("none", "special", "high", "likely", false, false, "log"),
                new Harm("many", "special", "moderate", "likely", true, false, "log"),
                new Harm("few", "ordinary", "low", "unlikely", false, false, "log"),
                new Harm("few", "exploitable", "moderate", "unlikely", false, true, "log"),
                new Harm("few", "special", "moderate", "unlikely", false, true, "regulator"),
                new Harm("few", "ordinary", "low", "possible", false, true, "log"),
                new Harm("few", "special", "high", "likely", false, true, "regulator"),
                new Harm("few", "special", "high", "likely", true, false, "regulator"),
                new Harm("one", "ordinary", "high", "possible", false, false, "people"),
                new Harm("one", "ordinary", "high", "unlikely", false, false, "regulator"),
                new Harm("few", "special", "moderate", "possible", false, false, "people"),
                new Harm("few", "exploitable", "moderate", "likely", false, false, "people"),
                new Harm("few", "exploitable", "moderate", "possible", false, false, "regulator"),
                new Harm("many", "ordinary", "moderate", "likely", false, false, "people"),
                new Harm("few", "ordinary", "moderate", "likely", false, false, "regulator"),
                new Harm("few", "ordinary", "low", "likely", false, false, "regulator"));

        // then
        SoftAssertions.assertSoftly(softly -> cases.forEach(harm -> softly.assertThat(decide(
                        "breach-notification",
                        Map.of(
                                "breachPeople", harm.people(),
                                "breachDataKind", harm.kind(),
                                "breachSeverity", harm.severity(),
                                "breachLikelihood", harm.likelihood(),
                                "breachUnreadable", harm.unreadable(),
                                "breachContained", harm.contained())))
                .as(harm.toString())
                .isEqualTo(harm.expected())));
    }

    private static String step(String rung, String escalateTo, String nextDaysLeft) {
        return "{\"rung\":\"%s\",\"escalateTo\":\"%s\",\"nextDaysLeft\":%s}".formatted(rung, escalateTo, nextDaysLeft);
    }

    private JsonNode output(String decisionId, Map<String, Object> variables) {
        var decision = client.newEvaluateDecisionCommand()
                .decisionId(decisionId)
                .variables(variables)
                .send()
                .join();
        assertThat(decision.getFailureMessage()).isNullOrEmpty();
        return JSON.readTree(decision.getDecisionOutput());
    }

    /** The text of the decision, out of the JSON in which the engine tells it. */
    private String decide(String decisionId, Map<String, Object> variables) {
        var decision = client.newEvaluateDecisionCommand()
                .decisionId(decisionId)
                .variables(variables)
                .send()
                .join();
        assertThat(decision.getFailureMessage()).isNullOrEmpty();
        return decision.getDecisionOutput().replace("\"", "");
    }
}
