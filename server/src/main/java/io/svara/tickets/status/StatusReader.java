package io.svara.tickets.status;

import io.svara.kernel.problem.Checks;
import io.svara.kernel.problem.Problem;
import io.svara.tickets.StatusId;
import io.svara.tickets.StatusKind;
import io.svara.tickets.store.NamesByLanguage;
import io.svara.tickets.store.StatusRows;
import io.svara.tickets.store.StatusRows.StatusDetails;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
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

    /** By language; what is empty is left out. */
    static Map<String, String> names(@Nullable Map<String, @Nullable String> given, Checks checks) {
        return NamesByLanguage.read(given, LONGEST, checks);
    }

    /** Two that are called alike could not be told apart where they are chosen. */
    static void checkFree(Map<String, String> names, @Nullable StatusId by, List<StatusDetails> living) {
        if (living.stream()
                .anyMatch(status -> !status.id().equals(by) && NamesByLanguage.areAlike(names, status.names()))) {
            throw Problem.of(Problem.Kind.CONFLICT, "status-exists", "There is a status of this name already.");
        }
    }

    /** Of a system status: what was left empty is called as it was made. */
    static Map<String, String> complete(StatusKind kind, Map<String, String> names) {
        var all = new HashMap<>(StatusRows.systemNames(kind));
        all.putAll(names);
        return all;
    }
}
