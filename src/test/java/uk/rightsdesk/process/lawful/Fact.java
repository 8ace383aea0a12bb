package uk.rightsdesk.process.lawful;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Something that is certain to have happened on every path to a point of a model. */
record Fact(Kind kind, String name) {

    enum Kind {
        SENT,
        PREPARED,
        STEP,
        WATCHED
    }

    static final String ACKNOWLEDGEMENT = "acknowledgement";

    /** A timer runs beside this point, so that nothing can wait here for ever unseen. */
    static final Fact WATCHED = new Fact(Kind.WATCHED, "watched");

    static Fact sent(String letter) {
        return new Fact(Kind.SENT, letter);
    }

    static Fact prepared(String letter) {
        return new Fact(Kind.PREPARED, letter);
    }

    static Fact step(String name) {
        return new Fact(Kind.STEP, name);
    }

    static Set<Fact> union(Set<Fact> some, Set<Fact> others) {
        return Stream.concat(some.stream(), others.stream()).collect(Collectors.toUnmodifiableSet());
    }

    static Set<Fact> intersection(Set<Fact> some, Set<Fact> others) {
        return some.stream().filter(others::contains).collect(Collectors.toUnmodifiableSet());
    }

    static Set<Fact> without(Set<Fact> some, Set<Fact> others) {
        return some.stream().filter(fact -> !others.contains(fact)).collect(Collectors.toUnmodifiableSet());
    }
}
