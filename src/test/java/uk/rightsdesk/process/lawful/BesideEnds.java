package uk.rightsdesk.process.lawful;

import io.camunda.zeebe.model.bpmn.instance.Activity;
import io.camunda.zeebe.model.bpmn.instance.BoundaryEvent;
import io.camunda.zeebe.model.bpmn.instance.EndEvent;
import io.camunda.zeebe.model.bpmn.instance.FlowNode;
import io.camunda.zeebe.model.bpmn.instance.IntermediateCatchEvent;
import io.camunda.zeebe.model.bpmn.instance.ParallelGateway;
import io.camunda.zeebe.model.bpmn.instance.SequenceFlow;
import io.camunda.zeebe.model.bpmn.instance.StartEvent;
import io.camunda.zeebe.model.bpmn.instance.SubProcess;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;

/** Which end events of a scope end a branch beside the work, and whether these alone may end the scope. */
final class BesideEnds {

    private final Set<FlowNode> main = new LinkedHashSet<>();
    private final Set<FlowNode> losing = new HashSet<>();
    private final List<FlowNode> starts;

    BesideEnds(ModelElementInstance scope) {
        var events = Elements.eventStarts(scope).stream().filter(StartEvent::isInterrupting);
        this.starts = Stream.concat(Elements.starts(scope).stream(), events)
                .map(FlowNode.class::cast)
                .toList();
        starts.forEach(this::follow);
        boolean grown;
        do {
            grown = false;
            for (var node : main) {
                grown |= !losing.contains(node) && loses(node) && losing.add(node);
            }
        } while (grown);
    }

    private void follow(FlowNode node) {
        if (main.add(node)) {
            successors(node).forEach(this::follow);
        }
    }

    private static Stream<FlowNode> successors(FlowNode node) {
        var interrupting = Elements.boundaries(node).stream()
                .filter(BoundaryEvent::cancelActivity)
                .map(FlowNode.class::cast);
        var linked = node.getParentElement() == null || Elements.link(node).isEmpty()
                ? Stream.<FlowNode>empty()
                : node.getParentElement().getChildElementsByType(IntermediateCatchEvent.class).stream()
                        .filter(event -> Elements.link(event).equals(Elements.link(node)) && !event.equals(node))
                        .map(FlowNode.class::cast);
        return Stream.of(Elements.outgoing(node).stream().map(SequenceFlow::getTarget), interrupting, linked)
                .flatMap(nodes -> nodes);
    }

    /** Whether from here all tokens may end in branches beside the work. */
    private boolean loses(FlowNode node) {
        if (node instanceof EndEvent end) {
            return isBeside(end);
        }
        var next = successors(node).toList();
        var branches =
                Elements.outgoing(node).stream().map(SequenceFlow::getTarget).toList();
        var forks = branches.size() > 1 && (node instanceof ParallelGateway || node instanceof Activity);
        return forks
                ? losing.containsAll(branches)
                        || next.stream().anyMatch(other -> !branches.contains(other) && losing.contains(other))
                : next.stream().anyMatch(losing::contains);
    }

    boolean isBeside(EndEvent end) {
        return declared(end) || (!main.contains(end) && (!Elements.terminates(end) || inEventSubprocess(end)));
    }

    static boolean declared(EndEvent end) {
        return Elements.property(end, "lawful:ending").filter("beside"::equals).isPresent();
    }

    private static boolean inEventSubprocess(EndEvent end) {
        return end.getParentElement() instanceof SubProcess sub && sub.triggeredByEvent();
    }

    /** Whether the scope may be over though nothing but branches beside the work has ended. */
    boolean mayBeAll() {
        return starts.stream().anyMatch(losing::contains);
    }
}
