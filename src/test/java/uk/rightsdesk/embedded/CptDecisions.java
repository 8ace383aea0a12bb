package uk.rightsdesk.embedded;

import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import uk.rightsdesk.embedded.CptRecords.Exported;

/**
 * The decisions the engine evaluated, one item for each decision of an evaluation, as the {@code /v2} API tells them.
 */
final class CptDecisions {

    private final CptRecords records;

    CptDecisions(CptRecords records) {
        this.records = records;
    }

    List<ObjectNode> decisionInstances() {
        return records.read("decision-evaluation").stream()
                .flatMap(this::evaluated)
                .toList();
    }

    private Stream<ObjectNode> evaluated(Exported event) {
        var decisions = event.value().path("evaluatedDecisions");
        return Stream.iterate(0, i -> i < decisions.size(), i -> i + 1)
                .map(i -> instance(event, decisions.path(i), i + 1));
    }

    private ObjectNode instance(Exported event, JsonNode decision, int index) {
        var item = records.object()
                .put("decisionEvaluationKey", Long.toString(event.key()))
                .put("decisionEvaluationInstanceKey", event.key() + "-" + index)
                .put("decisionDefinitionKey", decision.path("decisionKey").asString())
                .put("decisionDefinitionId", decision.path("decisionId").asString())
                .put("decisionDefinitionName", decision.path("decisionName").asString())
                .put(
                        "decisionDefinitionVersion",
                        decision.path("decisionVersion").asInt())
                .put("decisionDefinitionType", decision.path("decisionType").asString())
                .put("rootDecisionDefinitionKey", Long.toString(event.number("decisionKey")))
                .put("processInstanceKey", CptWorld.keyOrNull(event, "processInstanceKey"))
                .put("processDefinitionKey", CptWorld.keyOrNull(event, "processDefinitionKey"))
                .put("elementInstanceKey", CptWorld.keyOrNull(event, "elementInstanceKey"))
                .putNull("rootProcessInstanceKey")
                .put("evaluationDate", event.at().toString())
                .put("evaluationFailure", CptWorld.textOrNull(event, "evaluationFailureMessage"))
                .put("result", decision.path("decisionOutput").asString())
                .put("state", event.intent().equals("FAILED") ? "FAILED" : "EVALUATED")
                .put("tenantId", event.text("tenantId"));
        var inputs = item.putArray("evaluatedInputs");
        for (var input : decision.path("evaluatedInputs")) {
            inputs.addObject()
                    .put("inputId", input.path("inputId").asString())
                    .put("inputName", input.path("inputName").asString())
                    .put("inputValue", input.path("inputValue").asString());
        }
        var rules = item.putArray("matchedRules");
        for (var rule : decision.path("matchedRules")) {
            var matched = rules.addObject()
                    .put("ruleId", rule.path("ruleId").asString())
                    .put("ruleIndex", rule.path("ruleIndex").asInt());
            var outputs = matched.putArray("evaluatedOutputs");
            for (var output : rule.path("evaluatedOutputs")) {
                outputs.addObject()
                        .put("outputId", output.path("outputId").asString())
                        .put("outputName", output.path("outputName").asString())
                        .put("outputValue", output.path("outputValue").asString());
            }
        }
        return item;
    }
}
