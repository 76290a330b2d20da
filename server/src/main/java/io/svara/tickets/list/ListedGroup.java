package io.svara.tickets.list;

import io.svara.kernel.problem.Problem;
import io.svara.people.GroupId;

/** Whose tickets a list asks for: a group's, those that have no group, or those of the groups that the caller is in. */
sealed interface ListedGroup {

    record One(GroupId id) implements ListedGroup {}

    record None() implements ListedGroup {}

    record Mine() implements ListedGroup {}

    static ListedGroup parse(String word) {
        return switch (word) {
            case "none" -> new None();
            case "mine" -> new Mine();
            default -> new One(id(word));
        };
    }

    private static GroupId id(String text) {
        try {
            return new GroupId(Long.parseLong(text));
        } catch (NumberFormatException malformed) {
            throw Problem.invalid("group", "unknown-group", "Use a group's id, none or mine.");
        }
    }
}
