package io.svara.people.access;

import java.util.LinkedHashSet;
import java.util.Set;

/** What a change gives and takes. */
record Difference<T>(Set<T> given, Set<T> taken) {

    static <T> Difference<T> between(Set<T> before, Set<T> after) {
        return new Difference<>(without(after, before), without(before, after));
    }

    boolean isNone() {
        return given.isEmpty() && taken.isEmpty();
    }

    Set<T> both() {
        var both = new LinkedHashSet<>(given);
        both.addAll(taken);
        return both;
    }

    private static <T> Set<T> without(Set<T> some, Set<T> others) {
        var rest = new LinkedHashSet<>(some);
        rest.removeAll(others);
        return rest;
    }
}
