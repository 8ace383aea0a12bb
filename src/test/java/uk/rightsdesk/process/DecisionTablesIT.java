package uk.rightsdesk.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;

/** The decision tables, every rule of them, as the engine evaluates them. */
class DecisionTablesIT extends ProcessTest {

    private record Route(boolean automatic, boolean threaded, String classification, String expected) {}

    private record Evidence(String senderMatch, boolean senderAuthenticated, String expected) {}

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
