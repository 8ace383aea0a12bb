package uk.rightsdesk.process.lawful;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import uk.rightsdesk.process.lawful.Walk.Point;

/**
 * A walk, and the point of the walk that called it, if it was called: enough to tell a path in the names of the models.
 */
record Trail(Walk walk, @Nullable Trail caller, @Nullable Point call) {

    /** A point on the way back from where something is missing; {@code missing} until the place that took it away. */
    private record Back(Point point, boolean missing) {}

    Trail into(Walk nested, Point from) {
        return new Trail(nested, this, from);
    }

    /** The names along a shortest path on which the fact never came about, or was taken away again. */
    List<String> pathTo(Point target, @Nullable Fact missing) {
        var names = new ArrayList<String>();
        var way = wayTo(target, missing);
        if (caller != null && call != null) {
            var alsoBefore = missing != null && !walk.atEntry().contains(missing) ? missing : null;
            names.addAll(caller.pathTo(call, alsoBefore));
        }
        names.addAll(names(way, missing));
        return names;
    }

    /** The path through what is called, where another of its paths would have brought what is missing. */
    private List<String> waysRound(Point call, @Nullable Fact missing) {
        var nested = walk.nested(call);
        if (missing == null || nested.isEmpty()) {
            return List.of();
        }
        var lacking = nested.get()
                .ends()
                .collect(Collectors.partitioningBy(
                        end -> !nested.get().after(end).contains(missing)));
        return lacking.get(false).isEmpty()
                ? List.of()
                : lacking.get(true).stream()
                        .map(end -> new Trail(nested.get(), null, null).pathTo(end, missing))
                        .min(Comparator.comparingInt(List::size))
                        .orElse(List.of());
    }

    private List<Point> wayTo(Point target, @Nullable Fact missing) {
        var into = new HashMap<Point, List<Walk.Step>>();
        walk.steps()
                .forEach(step ->
                        into.computeIfAbsent(step.to(), _ -> new ArrayList<>()).add(step));
        Predicate<Set<Fact>> lack = facts -> missing != null && !facts.contains(missing);

        var next = new HashMap<Back, Back>();
        var seen = new HashSet<Back>();
        var open = new ArrayDeque<Back>();
        var last = new Back(target, missing != null);
        open.add(last);
        seen.add(last);
        while (!open.isEmpty()) {
            var here = open.remove();
            if (walk.entries().contains(here.point()) && (!here.missing() || lack.test(walk.atEntry()))) {
                return follow(here, next);
            }
            for (var step : into.getOrDefault(here.point(), List.of())) {
                if (here.missing() && !lack.test(step.facts())) {
                    continue;
                }
                var before = new Back(step.from(), here.missing() && lack.test(walk.at(step.from())));
                if (seen.add(before)) {
                    next.put(before, here);
                    open.add(before);
                }
            }
        }
        return List.of(target);
    }

    private static List<Point> follow(Back first, Map<Back, Back> next) {
        var way = new ArrayList<Point>();
        for (@Nullable Back at = first; at != null; at = next.get(at)) {
            way.add(at.point());
        }
        return way;
    }

    /** Node by node; a gateway by its question and the answer taken, and not at all where it asks nothing. */
    private List<String> names(List<Point> way, @Nullable Fact missing) {
        var names = new ArrayList<String>();
        for (int i = 0; i < way.size(); i++) {
            var name = Elements.name(way.get(i).node());
            var via = i + 1 < way.size() ? way.get(i + 1).via() : null;
            var answer = via == null || via.getName() == null ? "" : " (" + via.getName() + ")";
            if (!name.isEmpty()) {
                names.add(name + answer);
            }
            if (via != null) {
                names.addAll(waysRound(way.get(i), missing));
            }
        }
        return names;
    }
}
