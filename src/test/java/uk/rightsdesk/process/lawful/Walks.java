package uk.rightsdesk.process.lawful;

import io.camunda.zeebe.model.bpmn.instance.CallActivity;
import io.camunda.zeebe.model.bpmn.instance.EndEvent;
import io.camunda.zeebe.model.bpmn.instance.FlowNode;
import io.camunda.zeebe.model.bpmn.instance.Gateway;
import io.camunda.zeebe.model.bpmn.instance.StartEvent;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;

/** The walks through all scopes, each taken once for what is certain where it is entered. */
final class Walks {

    private record Entry(ModelElementInstance scope, Set<Fact> atEntry) {}

    private final Models models;
    private final Rules rules;
    private final Map<Entry, Walk> taken = new HashMap<>();
    private final Map<ModelElementInstance, BesideEnds> besides = new HashMap<>();
    private final Set<ModelElementInstance> underWay = new HashSet<>();

    Walks(Models models, Rules rules) {
        this.models = models;
        this.rules = rules;
    }

    Models models() {
        return models;
    }

    Rules rules() {
        return rules;
    }

    Walk walk(ModelElementInstance scope, Set<Fact> atEntry) {
        var entry = new Entry(scope, atEntry);
        var known = taken.get(entry);
        if (known != null) {
            return known;
        }
        if (!underWay.add(scope)) {
            throw new IllegalArgumentException("a process calls itself: " + scope.getAttributeValue("id"));
        }
        var walk = new Walk(this, scope, atEntry).done();
        underWay.remove(scope);
        taken.put(entry, walk);
        return walk;
    }

    BesideEnds beside(ModelElementInstance scope) {
        return besides.computeIfAbsent(scope, BesideEnds::new);
    }

    boolean isWatch(FlowNode node) {
        return node instanceof CallActivity call && rules.watch().processes().contains(Models.calledId(call));
    }

    /** A timer inside what was called runs no longer once it is left. */
    Set<Fact> watched(FlowNode node, Set<Fact> before, Set<Fact> after) {
        return Elements.isNested(node) && !before.contains(Fact.WATCHED)
                ? Fact.without(after, Set.of(Fact.WATCHED))
                : after;
    }

    boolean changesNothing(FlowNode node) {
        return Elements.jobType(node).isEmpty()
                && (node instanceof Gateway
                        || node instanceof EndEvent
                        || node instanceof StartEvent
                        || Elements.isTimer(node));
    }
}
