package io.svara.people.agents;

import io.svara.kernel.problem.Checks;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What an agent's fields may hold; null stands for a field that stays as it is. */
final class AgentFields {

    static final int MIN_CHATS = 1;
    static final int MAX_CHATS = 100;
    private static final int MAX_LENGTH = 100;
    private static final Set<String> OFFICES = Set.of("front", "back");

    private AgentFields() {}

    static Checks check(
            @Nullable String name, @Nullable String department, @Nullable String office, @Nullable Integer maxChats) {
        var checks = new Checks();
        if (name != null) {
            checks.text(name.strip(), "name", MAX_LENGTH);
        }
        return checks.that(
                        department == null || department.strip().length() <= MAX_LENGTH,
                        "department",
                        "too-long",
                        "Use at most " + MAX_LENGTH + " characters.")
                .that(office == null || OFFICES.contains(office), "office", "unknown-office", "Use front or back.")
                .that(
                        maxChats == null || maxChats >= MIN_CHATS,
                        "maxChats",
                        "too-few-chats",
                        "Use at least 1: with 0 no chat could ever be given to the agent.")
                .that(
                        maxChats == null || maxChats <= MAX_CHATS,
                        "maxChats",
                        "too-many-chats",
                        "Use at most " + MAX_CHATS + ".");
    }
}
