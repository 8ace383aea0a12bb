package uk.rightsdesk.process.lawful;

import io.camunda.zeebe.model.bpmn.instance.CallActivity;
import io.camunda.zeebe.model.bpmn.instance.EndEvent;
import io.camunda.zeebe.model.bpmn.instance.EventBasedGateway;
import io.camunda.zeebe.model.bpmn.instance.ExclusiveGateway;
import io.camunda.zeebe.model.bpmn.instance.FlowNode;
import io.camunda.zeebe.model.bpmn.instance.InclusiveGateway;
import io.camunda.zeebe.model.bpmn.instance.IntermediateCatchEvent;
import io.camunda.zeebe.model.bpmn.instance.IntermediateThrowEvent;
import io.camunda.zeebe.model.bpmn.instance.ParallelGateway;
import io.camunda.zeebe.model.bpmn.instance.SequenceFlow;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.jspecify.annotations.Nullable;

/**
 * What is certain at each point of one process or subprocess: the greatest solution of the usual equations of a
 * must-analysis. Along a path facts add up, where paths meet only what all of them bring remains, and a parallel join
 * has what any branch brings. What is called is walked in turn with what is certain at the call.
 */
final class Walk {

    /**
     * A token before a node, by the flow it came over ({@code null}: an event), and what the variables are known to be.
     */
    record Point(FlowNode node, @Nullable SequenceFlow via, Answers answers) {}

    record Step(Point from, Point to, Set<Fact> facts) {}

    private record Exit(Answers answers, Set<Fact> facts) {}

    private final Walks walks;
    private final ModelElementInstance scope;
    private final Set<Fact> atEntry;
    private final List<Point> entries;
    private final List<Point> events;
    private final Map<Point, Set<Fact>> certain = new LinkedHashMap<>();
    private final ArrayDeque<Point> open = new ArrayDeque<>();

    Walk(Walks walks, ModelElementInstance scope, Set<Fact> atEntry) {
        this.walks = walks;
        this.scope = scope;
        this.events = Elements.eventStarts(scope).stream().map(Walk::arrival).toList();
        this.entries = Stream.concat(Elements.starts(scope).stream().map(Walk::arrival), events.stream())
                .toList();
        this.atEntry = events.stream().anyMatch(event -> Elements.isTimer(event.node()))
                ? Fact.union(atEntry, Set.of(Fact.WATCHED))
                : atEntry;
    }

    private static Point arrival(FlowNode node) {
        return new Point(node, null, Answers.NONE);
    }

    Walk done() {
        entries.forEach(entry -> arrive(entry, atEntry));
        while (!open.isEmpty()) {
            var point = open.remove();
            for (var step : steps(point)) {
                arrive(step.to(), step.facts());
                // An event of the whole scope may come at any time, so after anything was undone, too.
                events.forEach(event -> arrive(event, step.facts()));
            }
        }
        return this;
    }

    private void arrive(Point point, Set<Fact> facts) {
        var before = certain.get(point);
        var now = before == null ? facts : Fact.intersection(before, facts);
        if (!now.equals(before)) {
            certain.put(point, now);
            open.add(point);
        }
    }

    ModelElementInstance scope() {
        return scope;
    }

    Set<Fact> atEntry() {
        return atEntry;
    }

    List<Point> entries() {
        return entries;
    }

    Set<Point> points() {
        return certain.keySet();
    }

    Set<Fact> at(Point point) {
        return Objects.requireNonNull(certain.get(point));
    }

    boolean isKnown(Point point) {
        return certain.containsKey(point);
    }

    List<Step> steps() {
        var steps = new ArrayList<Step>();
        for (var point : points()) {
            steps.addAll(steps(point));
        }
        return steps;
    }

    private List<Step> steps(Point point) {
        var steps = new ArrayList<Step>();
        var nested = nested(point);
        for (var boundary : Elements.boundaries(point.node())) {
            var facts = nested.map(Walk::whatever).orElse(at(point));
            steps.add(new Step(point, arrival(boundary), Fact.intersection(at(point), facts)));
        }
        if (nested.isPresent()) {
            nested.get().exits(point).forEach(exit -> leave(point, exit, steps));
        } else {
            switch (point.node()) {
                case EndEvent _ -> {}
                case ParallelGateway join
                when Elements.incoming(join).size() > 1 ->
                    joined(join).ifPresent(facts -> leave(point, new Exit(Answers.NONE, facts), steps));
                case ExclusiveGateway choice -> choose(point, Elements.outgoing(choice), choice.getDefault(), steps);
                case InclusiveGateway choice -> choose(point, Elements.outgoing(choice), choice.getDefault(), steps);
                case EventBasedGateway gateway ->
                    Elements.outgoing(gateway)
                            .forEach(flow -> steps.add(
                                    new Step(point, new Point(flow.getTarget(), flow, point.answers()), at(point))));
                case IntermediateThrowEvent link
                when Elements.link(link).isPresent() ->
                    catches(link).forEach(to -> steps.add(new Step(point, to, at(point))));
                default -> leave(point, executed(point), steps);
            }
        }
        return steps;
    }

    /** The walk through what the node at the point calls or contains, if it does. */
    Optional<Walk> nested(Point point) {
        var inner = point.node() instanceof CallActivity call
                ? walks.models().calledBy(call).map(Models.Model::process).map(ModelElementInstance.class::cast)
                : Elements.isNested(point.node())
                        ? Optional.<ModelElementInstance>of(point.node())
                        : Optional.<ModelElementInstance>empty();
        var beside = Elements.hasTimer(point.node()) || walks.isWatch(point.node())
                ? Fact.union(at(point), Set.of(Fact.WATCHED))
                : at(point);
        return inner.map(called -> walks.walk(called, beside));
    }

    /** What is certain wherever this was interrupted. */
    private Set<Fact> whatever() {
        var facts = atEntry;
        for (var point : points()) {
            facts = Fact.intersection(facts, at(point));
            var inner = nested(point).map(Walk::whatever);
            if (inner.isPresent()) {
                facts = Fact.intersection(facts, inner.get());
            }
        }
        return facts;
    }

    /** The points by which this scope is left to go on where it was called. */
    Stream<Point> ends() {
        var beside = walks.beside(scope);
        return points().stream()
                .filter(point ->
                        point.node() instanceof EndEvent end && !Elements.throwsError(end) && !beside.isBeside(end));
    }

    /** How this scope is left by its own ends, as seen by the point that called it. */
    private List<Exit> exits(Point caller) {
        var outputs = Elements.outputs(caller.node());
        var kept = caller.answers().withoutLastJob().without(outputs.keySet());
        var allOut = caller.node() instanceof CallActivity call ? Elements.passesAllOut(call) : outputs.isEmpty();
        return ends().map(point -> {
                    var inner = executed(point);
                    var facts = Elements.mayRunZeroTimes(caller.node())
                            ? Fact.intersection(whatever(), inner.facts())
                            : inner.facts();
                    var known = allOut
                            ? inner.answers().withoutLastJob()
                            : kept.with(Condition.constants(outputs, inner.answers()));
                    return new Exit(known, facts);
                })
                .distinct()
                .toList();
    }

    private void leave(Point point, Exit exit, List<Step> steps) {
        var facts = walks.watched(point.node(), at(point), exit.facts());
        for (var flow : Elements.outgoing(point.node())) {
            var beside = Elements.outgoing(point.node()).stream()
                    .anyMatch(other -> other != flow && walks.isWatch(other.getTarget()));
            steps.add(new Step(
                    point,
                    new Point(flow.getTarget(), flow, exit.answers()),
                    beside ? Fact.union(facts, Set.of(Fact.WATCHED)) : facts));
        }
    }

    private void choose(Point point, Iterable<SequenceFlow> flows, @Nullable SequenceFlow byDefault, List<Step> steps) {
        var othersSurelyMet = false;
        for (var flow : flows) {
            var expression = flow.getConditionExpression();
            if (expression == null || flow.equals(byDefault)) {
                continue;
            }
            var condition = Condition.of(expression.getTextContent());
            othersSurelyMet |= condition.surelyMet(point.answers());
            for (var answers : condition.met(point.answers())) {
                var facts = walks.rules().answered(answers, at(point));
                steps.add(new Step(point, new Point(flow.getTarget(), flow, answers), facts));
            }
        }
        for (var flow : flows) {
            var open = flow.equals(byDefault) ? !othersSurelyMet : flow.getConditionExpression() == null;
            if (open) {
                steps.add(new Step(point, new Point(flow.getTarget(), flow, point.answers()), at(point)));
            }
        }
    }

    /** Everything that any branch brings, once every branch can arrive. */
    private Optional<Set<Fact>> joined(ParallelGateway join) {
        var all = Set.<Fact>of();
        for (var flow : Elements.incoming(join)) {
            var brought = points().stream()
                    .filter(point -> flow.equals(point.via()))
                    .map(this::at)
                    .reduce(Fact::intersection);
            if (brought.isEmpty()) {
                return Optional.empty();
            }
            all = Fact.union(all, brought.get());
        }
        return Optional.of(all);
    }

    private List<Point> catches(FlowNode link) {
        return link.getParentElement().getChildElementsByType(IntermediateCatchEvent.class).stream()
                .filter(event -> Elements.link(event).equals(Elements.link(link)))
                .map(Walk::arrival)
                .toList();
    }

    Set<Fact> after(Point point) {
        return executed(point).facts();
    }

    /**
     * After the node at the point was executed: a task may change any variable unless its mappings name those it does.
     */
    private Exit executed(Point point) {
        var node = point.node();
        var outputs = Elements.outputs(node);
        var job = Elements.jobType(node);
        var known = point.answers();
        if (!walks.changesNothing(node)) {
            known = outputs.isEmpty() ? Answers.NONE : known.withoutLastJob().without(outputs.keySet());
        }
        var before = known;
        known = job.map(type -> before.with(Answers.after(type).values())).orElse(known);
        return new Exit(
                known.with(Condition.constants(outputs, Answers.NONE)),
                job.map(type -> walks.rules().completed(type, at(point)))
                        .map(facts -> Elements.mayRunZeroTimes(node) ? Fact.intersection(at(point), facts) : facts)
                        .orElse(at(point)));
    }
}
