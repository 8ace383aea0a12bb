package uk.rightsdesk.process.lawful;

import io.camunda.zeebe.model.bpmn.instance.CallActivity;
import io.camunda.zeebe.model.bpmn.instance.EndEvent;
import io.camunda.zeebe.model.bpmn.instance.FlowNode;
import io.camunda.zeebe.model.bpmn.instance.IntermediateThrowEvent;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.jspecify.annotations.Nullable;
import uk.rightsdesk.process.lawful.Walk.Point;

/** Reads models and objects to every ending, wait and identity check that the law does not allow. */
final class LawfulEndings {

    private final Models models;
    private final Rules rules;
    private final Walks walks;

    /** By file and objection: of the paths that show the same fault the shortest is enough. */
    private final Map<String, Finding> findings = new LinkedHashMap<>();

    private final Set<Trail> reviewed = new HashSet<>();

    private LawfulEndings(Models models, Rules rules) {
        this.models = models;
        this.rules = rules;
        this.walks = new Walks(models, rules);
    }

    static List<Finding> check(Models models, Rules rules) {
        var check = new LawfulEndings(models, rules);
        for (var model : models.beginnings()) {
            var trail = new Trail(walk(check, model.process()), null, null);
            check.review(trail, model, model.process().getId());
        }
        return List.copyOf(check.findings.values());
    }

    private static Walk walk(LawfulEndings check, ModelElementInstance scope) {
        return check.walks.walk(scope, Set.of());
    }

    private void review(Trail trail, Models.Model model, String beginning) {
        if (!reviewed.add(trail)) {
            return;
        }
        var walk = trail.walk();
        var besideEnds = walks.beside(walk.scope());
        if (besideEnds.mayBeAll()) {
            var one = walk.points().stream()
                    .filter(point -> point.node() instanceof EndEvent end && besideEnds.isBeside(end))
                    .findFirst()
                    .orElseThrow();
            object(
                    model,
                    "the process may be over though only a branch beside the work has ended",
                    trail.pathTo(one, null),
                    rules.requirement("ending").law());
        }
        for (var point : List.copyOf(walk.points())) {
            var node = point.node();
            reviewKind(trail, model, point);
            reviewWait(trail, model, point);
            reviewIdentity(trail, model, point, beginning);
            if (node instanceof EndEvent end && !Elements.throwsError(end)) {
                reviewEnd(trail, model, point, end);
            }
            walk.nested(point).ifPresent(nested -> {
                var inner = node instanceof CallActivity call
                        ? models.calledBy(call).orElseThrow()
                        : model;
                review(trail.into(nested, point), inner, beginning);
            });
        }
    }

    private void reviewKind(Trail trail, Models.Model model, Point point) {
        var node = point.node();
        @Nullable String objection = null;
        if (!Elements.isUnderstood(node)) {
            objection = "nothing is proved of '%s', which is of a kind this check does not read";
        } else if (node instanceof CallActivity call && models.calledBy(call).isEmpty()) {
            objection = "nothing is proved of '%s', for what it calls is not among the models";
        } else if (!(node instanceof EndEvent)
                && Elements.outgoing(node).isEmpty()
                && !(node instanceof IntermediateThrowEvent
                        && Elements.link(node).isPresent())) {
            objection = "'%s' ends the path without an end event";
        }
        if (objection != null) {
            object(
                    model,
                    objection.formatted(Elements.name(node)),
                    trail.pathTo(point, null),
                    rules.requirement("ending").law());
        }
    }

    private void reviewWait(Trail trail, Models.Model model, Point point) {
        var node = point.node();
        if (Elements.isWait(node)
                && !Elements.hasTimer(node)
                && !trail.walk().at(point).contains(Fact.WATCHED)) {
            var watched = rules.requirement("watched");
            object(
                    model,
                    "'%s' is waited for without %s".formatted(waitName(node), watched.without()),
                    trail.pathTo(point, Fact.WATCHED),
                    watched.law());
        }
    }

    private static String waitName(FlowNode node) {
        return Elements.name(node).isEmpty()
                ? String.join(
                        "' or '",
                        Elements.outgoing(node).stream()
                                .map(flow -> Elements.name(flow.getTarget()))
                                .toList())
                : Elements.name(node);
    }

    private void reviewIdentity(Trail trail, Models.Model model, Point point, String beginning) {
        var law = rules.absoluteRights().get(beginning);
        var node = point.node();
        var checks = node instanceof CallActivity call
                ? rules.identity().processes().contains(Models.calledId(call))
                : Elements.jobType(node)
                        .filter(rules.identity().jobs()::contains)
                        .isPresent();
        if (law != null && checks) {
            object(
                    model,
                    "'%s' checks identity though the right is absolute".formatted(Elements.name(node)),
                    trail.pathTo(point, null),
                    law);
        }
    }

    private void reviewEnd(Trail trail, Models.Model model, Point point, EndEvent end) {
        var declared = Elements.property(end, "lawful:ending").orElse("");
        var letters = Elements.words(end, "lawful:letters");
        var beside = walks.beside(trail.walk().scope()).isBeside(end);
        var ending = rules.ending(declared);
        if (ending == null) {
            var returns = declared.isEmpty() && letters.isEmpty() && (trail.caller() != null || beside);
            if (!returns) {
                missing(trail, model, point, "ending", null, "");
            }
            return;
        }
        if (ending.beside()) {
            if (Elements.terminates(end)) {
                object(
                        model,
                        "'%s' ends everything, so it is not beside the work".formatted(Elements.name(end)),
                        trail.pathTo(point, null),
                        rules.requirement("ending").law());
            }
            return;
        }
        ending.answers().forEach((variable, value) -> {
            if (!point.answers().say(Map.of(variable, value))) {
                missing(trail, model, point, "answers", null, " %s = %s".formatted(variable, value));
            }
        });
        if (ending.acknowledged()) {
            require(trail, model, point, Fact.ACKNOWLEDGEMENT, Fact.sent(Fact.ACKNOWLEDGEMENT), "");
        }
        if (ending.letters() && letters.isEmpty()) {
            missing(trail, model, point, "letters", null, "");
        }
        letters.forEach(letter -> require(trail, model, point, "letter", Fact.sent(letter), " " + letter));
        ending.steps().forEach(step -> require(trail, model, point, step, Fact.step(step), ""));
    }

    private void require(Trail trail, Models.Model model, Point point, String requirement, Fact fact, String which) {
        if (!trail.walk().after(point).contains(fact)) {
            missing(trail, model, point, requirement, fact, which);
        }
    }

    private void missing(
            Trail trail, Models.Model model, Point point, String requirement, @Nullable Fact fact, String which) {
        var required = rules.requirement(requirement);
        object(
                model,
                "'%s' can be reached without %s%s".formatted(Elements.name(point.node()), required.without(), which),
                trail.pathTo(point, fact),
                required.law());
    }

    private void object(Models.Model model, String objection, List<String> path, String law) {
        findings.merge(
                model.file() + objection,
                new Finding(model.file(), objection, path, law),
                (one, other) -> other.path().size() < one.path().size() ? other : one);
    }
}
