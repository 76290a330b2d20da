package io.svara.tickets.status;

import io.svara.kernel.problem.Checks;
import io.svara.kernel.problem.Problem;
import io.svara.tickets.StatusId;
import io.svara.tickets.StatusKind;
import io.svara.tickets.store.StatusRows;
import io.svara.tickets.store.StatusRows.StatusDetails;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What making and changing a status check alike. */
final class StatusReader {

    private static final int LONGEST = 60;

    private StatusReader() {}

    /** Of those that are there. */
    static StatusDetails get(Collection<StatusDetails> living, StatusId id) {
        return find(living, id).orElseThrow(() -> Problem.notFound("status"));
    }

    static Optional<StatusDetails> find(Collection<StatusDetails> living, StatusId id) {
        return living.stream().filter(status -> status.id().equals(id)).findFirst();
    }

    /** By language; what is empty is left out. Another language than ours is refused. */
    static Map<String, String> names(@Nullable Map<String, @Nullable String> given, Checks checks) {
        var names = new HashMap<String, String>();
        if (given != null) {
            checks.that(
                    StatusRows.LANGUAGES.containsAll(given.keySet()),
                    "names",
                    "unknown-language",
                    "Use the languages en, sv and no.");
            given.forEach((language, name) -> {
                var stripped = name == null ? "" : name.strip();
                checks.that(
                        stripped.length() <= LONGEST,
                        "names." + language,
                        "too-long",
                        "This may have at most " + LONGEST + " characters.");
                if (!stripped.isEmpty()) {
                    names.put(language, stripped);
                }
            });
        }
        return names;
    }

    /** Two that are called alike could not be told apart where they are chosen. */
    static void checkFree(Map<String, String> names, @Nullable StatusId by, List<StatusDetails> living) {
        for (var status : living) {
            for (var name : names.entrySet()) {
                var other = status.names().get(name.getKey());
                if (!status.id().equals(by) && other != null && lower(other).equals(lower(name.getValue()))) {
                    throw Problem.of(Problem.Kind.CONFLICT, "status-exists", "There is a status of this name already.");
                }
            }
        }
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    /** Of a system status: what was left empty is called as it was made. */
    static Map<String, String> complete(StatusKind kind, Map<String, String> names) {
        var all = new HashMap<>(StatusRows.systemNames(kind));
        all.putAll(names);
        return all;
    }
}
