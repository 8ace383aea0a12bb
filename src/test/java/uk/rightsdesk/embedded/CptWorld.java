package uk.rightsdesk.embedded;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;
import uk.rightsdesk.embedded.CptRecords.Exported;

/**
 * The state of the engine, folded from its exported events, in the shape in which the {@code /v2} API answers. Every
 * field a search may filter by is present, {@code null} where it has no value.
 */
final class CptWorld {

    private static final Set<String> OPEN_JOB = Set.of("CREATED", "FAILED", "TIMED_OUT", "RETRIES_UPDATED");

    private final CptRecords records;
    private final CptModels models;

    CptWorld(CptRecords records) {
        this.records = records;
        this.models = new CptModels(records);
    }

    List<ObjectNode> processDefinitions() {
        return models.definitions();
    }

    String processDefinitionXml(String processDefinitionKey) {
        return models.xml(processDefinitionKey);
    }

    List<ObjectNode> processInstances() {
        var events = records.read("process-instance", "incident");
        var incidents = elementsWithIncident(events, "processInstanceKey");
        var instances = new LinkedHashMap<Long, ObjectNode>();
        for (var event : events) {
            if (!isElement(event) || !event.text("bpmnElementType").equals("PROCESS")) {
                continue;
            }
            var item = instances.computeIfAbsent(
                    event.key(),
                    key -> located(event)
                            .put("processDefinitionVersion", event.number("version"))
                            .putNull("processDefinitionVersionTag")
                            .put("processDefinitionName", models.name(event, event.text("bpmnProcessId")))
                            .put("parentProcessInstanceKey", keyOrNull(event, "parentProcessInstanceKey"))
                            .put("parentElementInstanceKey", keyOrNull(event, "parentElementInstanceKey"))
                            .put("startDate", event.at().toString())
                            .putNull("endDate")
                            .put("hasIncident", incidents.contains(key)));
            lifecycle(item, event);
        }
        instances.values().forEach(item -> item.putArray("tags"));
        return new ArrayList<>(instances.values());
    }

    List<ObjectNode> elementInstances() {
        var events = records.read("process-instance", "incident");
        var incidents = elementsWithIncident(events, "elementInstanceKey");
        var elements = new LinkedHashMap<Long, ObjectNode>();
        for (var event : events) {
            if (!isElement(event)) {
                continue;
            }
            var item = elements.computeIfAbsent(
                    event.key(),
                    key -> located(event)
                            .put("elementInstanceKey", Long.toString(key))
                            .put("elementInstanceScopeKey", Long.toString(event.number("flowScopeKey")))
                            .put("elementId", event.text("elementId"))
                            .put("elementName", models.name(event, event.text("elementId")))
                            .put("type", event.text("bpmnElementType"))
                            .put("startDate", event.at().toString())
                            .putNull("endDate")
                            .putNull("incidentKey")
                            .put("hasIncident", incidents.contains(key)));
            lifecycle(item, event);
        }
        return new ArrayList<>(elements.values());
    }

    List<ObjectNode> sequenceFlows(String processInstanceKey) {
        return records.read("process-instance").stream()
                .filter(event -> event.intent().equals("SEQUENCE_FLOW_TAKEN"))
                .filter(event ->
                        Long.toString(event.number("processInstanceKey")).equals(processInstanceKey))
                .map(event -> located(event)
                        .put("sequenceFlowId", processInstanceKey + "_" + event.text("elementId"))
                        .put("elementId", event.text("elementId")))
                .toList();
    }

    List<ObjectNode> variables() {
        var variables = new LinkedHashMap<Long, ObjectNode>();
        for (var event : records.read("variable")) {
            variables
                    .computeIfAbsent(
                            event.key(),
                            key -> located(event)
                                    .put("variableKey", Long.toString(key))
                                    .put("scopeKey", Long.toString(event.number("scopeKey")))
                                    .put("name", event.text("name"))
                                    .put("isTruncated", false))
                    .put("value", event.text("value"));
        }
        return new ArrayList<>(variables.values());
    }

    List<ObjectNode> userTasks() {
        var tasks = new LinkedHashMap<Long, ObjectNode>();
        for (var event : records.read("user-task")) {
            var item = tasks.computeIfAbsent(
                    event.key(),
                    key -> located(event)
                            .put("userTaskKey", Long.toString(key))
                            .put("elementInstanceKey", Long.toString(event.number("elementInstanceKey")))
                            .put("elementId", event.text("elementId"))
                            .put("name", models.name(event, event.text("elementId")))
                            .put("processName", models.name(event, event.text("bpmnProcessId")))
                            .put("processDefinitionVersion", event.number("processDefinitionVersion"))
                            .put("creationDate", event.at().toString())
                            .putNull("completionDate"));
            item.put("assignee", textOrNull(event, "assignee"))
                    .put("priority", event.number("priority"))
                    .put("dueDate", textOrNull(event, "dueDate"))
                    .put("followUpDate", textOrNull(event, "followUpDate"))
                    .put("formKey", keyOrNull(event, "formKey"))
                    .put("externalFormReference", textOrNull(event, "externalFormReference"))
                    .put("state", userTaskState(event.intent()));
            item.set("candidateGroups", event.value().path("candidateGroupsList"));
            item.set("candidateUsers", event.value().path("candidateUsersList"));
            item.set("customHeaders", event.value().path("customHeaders"));
            if (event.intent().equals("COMPLETED")) {
                item.put("completionDate", event.at().toString());
            }
        }
        return new ArrayList<>(tasks.values());
    }

    private static String userTaskState(String intent) {
        return switch (intent) {
            case "CREATED", "ASSIGNED", "UPDATED", "MIGRATED" -> "CREATED";
            default -> intent;
        };
    }

    List<ObjectNode> incidents() {
        var incidents = new LinkedHashMap<Long, ObjectNode>();
        for (var event : records.read("incident")) {
            incidents
                    .computeIfAbsent(
                            event.key(),
                            key -> located(event)
                                    .put("incidentKey", Long.toString(key))
                                    .put("elementId", event.text("elementId"))
                                    .put("elementInstanceKey", Long.toString(event.number("elementInstanceKey")))
                                    .put("jobKey", keyOrNull(event, "jobKey"))
                                    .put("errorType", event.text("errorType"))
                                    .put("errorMessage", event.text("errorMessage"))
                                    .put("creationTime", event.at().toString()))
                    .put("state", event.intent().equals("RESOLVED") ? "RESOLVED" : "ACTIVE");
        }
        return new ArrayList<>(incidents.values());
    }

    List<ObjectNode> jobs() {
        var jobs = new LinkedHashMap<Long, ObjectNode>();
        for (var event : records.read("job")) {
            var item = jobs.computeIfAbsent(
                    event.key(),
                    key -> located(event)
                            .put("jobKey", Long.toString(key))
                            .put("type", event.text("type"))
                            .put("kind", event.text("jobKind"))
                            .put("elementId", event.text("elementId"))
                            .put("elementInstanceKey", Long.toString(event.number("elementInstanceKey")))
                            .put("state", "CREATED"));
            var intent = event.intent();
            var ended = intent.equals("COMPLETED") || intent.equals("CANCELED") || intent.equals("ERROR_THROWN");
            if (ended || OPEN_JOB.contains(intent)) {
                item.put("state", intent);
            }
            item.put("retries", event.number("retries"))
                    .put("worker", event.text("worker"))
                    .put("errorCode", textOrNull(event, "errorCode"))
                    .put("errorMessage", textOrNull(event, "errorMessage"))
                    .put("hasFailedWithRetriesLeft", intent.equals("FAILED") && event.number("retries") > 0)
                    .put("isDenied", false);
            item.set("customHeaders", event.value().path("customHeaders"));
        }
        return new ArrayList<>(jobs.values());
    }

    List<ObjectNode> messageSubscriptions() {
        var subscriptions = new LinkedHashMap<Long, ObjectNode>();
        for (var event : records.read("process-message-subscription")) {
            var state = event.intent();
            if (!state.equals("CREATED") && !state.equals("CORRELATED") && !state.equals("DELETED")) {
                continue;
            }
            subscriptions
                    .computeIfAbsent(event.key(), key -> subscription(event).put("messageSubscriptionKey", key + ""))
                    .put("messageSubscriptionState", state)
                    .put("lastUpdatedDate", event.at().toString());
        }
        return new ArrayList<>(subscriptions.values());
    }

    List<ObjectNode> correlatedMessageSubscriptions() {
        return records.read("process-message-subscription").stream()
                .filter(event -> event.intent().equals("CORRELATED"))
                .map(event -> subscription(event)
                        .put("subscriptionKey", Long.toString(event.key()))
                        .put("messageKey", Long.toString(event.number("messageKey")))
                        .put("partitionId", 1)
                        .put("correlationTime", event.at().toString()))
                .toList();
    }

    private ObjectNode subscription(Exported event) {
        return located(event)
                .put("elementId", event.text("elementId"))
                .put("elementInstanceKey", Long.toString(event.number("elementInstanceKey")))
                .put("messageName", event.text("messageName"))
                .put("correlationKey", event.text("correlationKey"));
    }

    /** Elements are told from sequence flows, which the same records tell of, by what happens to them. */
    private static boolean isElement(Exported event) {
        return event.valueType().equals("PROCESS_INSTANCE") && event.intent().startsWith("ELEMENT_");
    }

    private static void lifecycle(ObjectNode item, Exported event) {
        switch (event.intent()) {
            case "ELEMENT_COMPLETED" ->
                item.put("state", "COMPLETED").put("endDate", event.at().toString());
            case "ELEMENT_TERMINATED" ->
                item.put("state", "TERMINATED").put("endDate", event.at().toString());
            default -> item.put("state", "ACTIVE");
        }
    }

    private static Set<Long> elementsWithIncident(List<Exported> events, String keyField) {
        return events.stream()
                .filter(event -> event.valueType().equals("INCIDENT"))
                .collect(Collectors.toMap(Exported::key, event -> event, (earlier, later) -> later))
                .values()
                .stream()
                .filter(event -> !event.intent().equals("RESOLVED"))
                .map(event -> event.number(keyField))
                .collect(Collectors.toSet());
    }

    private ObjectNode located(Exported event) {
        return records.object()
                .put("processInstanceKey", Long.toString(event.number("processInstanceKey")))
                .putNull("rootProcessInstanceKey")
                .put("processDefinitionKey", Long.toString(event.number("processDefinitionKey")))
                .put("processDefinitionId", event.text("bpmnProcessId"))
                .put("tenantId", event.text("tenantId"));
    }

    static @Nullable String keyOrNull(Exported event, String field) {
        var key = event.number(field);
        return key < 0 ? null : Long.toString(key);
    }

    static @Nullable String textOrNull(Exported event, String field) {
        var text = event.text(field);
        return text.isEmpty() ? null : text;
    }
}
