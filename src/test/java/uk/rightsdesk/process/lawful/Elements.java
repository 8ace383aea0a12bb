package uk.rightsdesk.process.lawful;

import io.camunda.zeebe.model.bpmn.instance.Activity;
import io.camunda.zeebe.model.bpmn.instance.AdHocSubProcess;
import io.camunda.zeebe.model.bpmn.instance.BaseElement;
import io.camunda.zeebe.model.bpmn.instance.BoundaryEvent;
import io.camunda.zeebe.model.bpmn.instance.CallActivity;
import io.camunda.zeebe.model.bpmn.instance.CatchEvent;
import io.camunda.zeebe.model.bpmn.instance.ComplexGateway;
import io.camunda.zeebe.model.bpmn.instance.EndEvent;
import io.camunda.zeebe.model.bpmn.instance.ErrorEventDefinition;
import io.camunda.zeebe.model.bpmn.instance.EventBasedGateway;
import io.camunda.zeebe.model.bpmn.instance.FlowNode;
import io.camunda.zeebe.model.bpmn.instance.IntermediateCatchEvent;
import io.camunda.zeebe.model.bpmn.instance.LinkEventDefinition;
import io.camunda.zeebe.model.bpmn.instance.ReceiveTask;
import io.camunda.zeebe.model.bpmn.instance.SequenceFlow;
import io.camunda.zeebe.model.bpmn.instance.StartEvent;
import io.camunda.zeebe.model.bpmn.instance.SubProcess;
import io.camunda.zeebe.model.bpmn.instance.TerminateEventDefinition;
import io.camunda.zeebe.model.bpmn.instance.ThrowEvent;
import io.camunda.zeebe.model.bpmn.instance.TimerEventDefinition;
import io.camunda.zeebe.model.bpmn.instance.Transaction;
import io.camunda.zeebe.model.bpmn.instance.UserTask;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeCalledElement;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeIoMapping;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeProperties;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeTaskDefinition;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;

/** Questions to the elements of a model. */
final class Elements {

    private Elements() {}

    static Optional<String> property(BaseElement element, String name) {
        var properties = element.getSingleExtensionElement(ZeebeProperties.class);
        return properties == null
                ? Optional.empty()
                : properties.getProperties().stream()
                        .filter(property -> name.equals(property.getName()))
                        .map(property -> property.getValue().strip())
                        .findFirst();
    }

    static List<String> words(BaseElement element, String property) {
        return property(element, property).stream()
                .flatMap(text -> Arrays.stream(text.split("[\\s,]+")))
                .filter(word -> !word.isBlank())
                .toList();
    }

    static Optional<String> jobType(FlowNode node) {
        return Optional.ofNullable(node.getSingleExtensionElement(ZeebeTaskDefinition.class))
                .map(ZeebeTaskDefinition::getType);
    }

    static Map<String, String> outputs(FlowNode node) {
        var outputs = new LinkedHashMap<String, String>();
        var mapping = node.getSingleExtensionElement(ZeebeIoMapping.class);
        if (mapping != null) {
            mapping.getOutputs().forEach(output -> outputs.put(output.getTarget(), output.getSource()));
        }
        return outputs;
    }

    /** Where a token, or the arrival of an event, may enter a process or subprocess. */
    static List<StartEvent> starts(ModelElementInstance scope) {
        return List.copyOf(scope.getChildElementsByType(StartEvent.class));
    }

    static List<StartEvent> eventStarts(ModelElementInstance scope) {
        return scope.getChildElementsByType(SubProcess.class).stream()
                .filter(SubProcess::triggeredByEvent)
                .flatMap(sub -> Stream.concat(starts(sub).stream(), eventStarts(sub).stream()))
                .toList();
    }

    /** By the flows, as the engine reads them, and not by what the node itself lists. */
    static List<SequenceFlow> outgoing(FlowNode node) {
        return node.getParentElement().getChildElementsByType(SequenceFlow.class).stream()
                .filter(flow -> node.equals(flow.getSource()))
                .toList();
    }

    static List<SequenceFlow> incoming(FlowNode node) {
        return node.getParentElement().getChildElementsByType(SequenceFlow.class).stream()
                .filter(flow -> node.equals(flow.getTarget()))
                .toList();
    }

    static List<BoundaryEvent> boundaries(FlowNode node) {
        return node instanceof Activity activity
                ? activity.getParentElement().getChildElementsByType(BoundaryEvent.class).stream()
                        .filter(boundary -> activity.equals(boundary.getAttachedTo()))
                        .toList()
                : List.of();
    }

    static boolean isTimer(FlowNode node) {
        return node instanceof CatchEvent event
                && event.getEventDefinitions().stream().anyMatch(TimerEventDefinition.class::isInstance);
    }

    static boolean hasTimer(FlowNode node) {
        return boundaries(node).stream().anyMatch(Elements::isTimer);
    }

    /** Whether somebody or something outside is waited for here. */
    static boolean isWait(FlowNode node) {
        return switch (node) {
            case UserTask _, ReceiveTask _ -> true;
            case EventBasedGateway gateway ->
                outgoing(gateway).stream().map(SequenceFlow::getTarget).noneMatch(Elements::isTimer);
            case IntermediateCatchEvent event ->
                !isTimer(event)
                        && link(event).isEmpty()
                        && incoming(event).stream()
                                .map(SequenceFlow::getSource)
                                .noneMatch(EventBasedGateway.class::isInstance);
            default -> false;
        };
    }

    static Optional<String> link(FlowNode node) {
        var definitions = switch (node) {
            case CatchEvent event -> event.getEventDefinitions();
            case ThrowEvent event -> event.getEventDefinitions();
            default -> List.of();
        };
        return definitions.stream()
                .filter(LinkEventDefinition.class::isInstance)
                .map(link -> ((LinkEventDefinition) link).getName())
                .findFirst();
    }

    static boolean terminates(EndEvent end) {
        return end.getEventDefinitions().stream().anyMatch(TerminateEventDefinition.class::isInstance);
    }

    static boolean throwsError(EndEvent end) {
        return end.getEventDefinitions().stream().anyMatch(ErrorEventDefinition.class::isInstance);
    }

    static boolean isNested(FlowNode node) {
        return node instanceof CallActivity || node instanceof SubProcess;
    }

    /** Zero times is a number of times too: what is done for each of several is not certain to be done. */
    static boolean mayRunZeroTimes(FlowNode node) {
        return node instanceof Activity activity && activity.getLoopCharacteristics() != null;
    }

    static boolean passesAllOut(CallActivity call) {
        var called = call.getSingleExtensionElement(ZeebeCalledElement.class);
        return called != null && called.isPropagateAllChildVariablesEnabled();
    }

    /** Whether it is of a kind whose meaning the check knows; of any other it proves nothing. */
    static boolean isUnderstood(FlowNode node) {
        return !(node instanceof ComplexGateway || node instanceof AdHocSubProcess || node instanceof Transaction);
    }

    static String name(FlowNode node) {
        return node.getName() == null
                ? ""
                : node.getName().replaceAll("\\s+", " ").strip();
    }
}
