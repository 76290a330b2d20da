package io.svara.tickets.status;

import io.svara.kernel.access.Permission;
import io.svara.kernel.access.UseCase;
import io.svara.kernel.log.Change;
import io.svara.kernel.log.Log;
import io.svara.kernel.problem.Checks;
import io.svara.tickets.StatusKind;
import io.svara.tickets.store.StatusRows;
import io.svara.tickets.store.StatusRows.StatusDetails;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Adds a status of the organisation's own. Its kind says what it means, and stays. */
@UseCase(permission = Permission.MAILBOXES)
class CreateStatus {

    /** Far more than anybody tells apart; lists are read whole. */
    private static final int MOST = 60;

    /**
     * @param kind such as {@code pending}
     * @param names by language (en, sv, no), one at least
     */
    record Request(@Nullable String kind, @Nullable Map<String, @Nullable String> names) {}

    private final StatusRows statuses;
    private final Log log;

    CreateStatus(StatusRows statuses, Log log) {
        this.statuses = statuses;
        this.log = log;
    }

    StatusDetails create(Request request) {
        var living = statuses.lockLiving();
        var kind = Optional.ofNullable(request.kind()).flatMap(StatusKind::find);
        var checks = new Checks()
                .that(
                        kind.isPresent(),
                        "kind",
                        "unknown-kind",
                        "Use new, reply, in_hand, pending, on_hold, solved or closed.")
                .that(living.size() < MOST, "names", "too-many", "There can be at most " + MOST + " statuses.");
        kind.ifPresent(chosen -> checks.that(
                living.stream().anyMatch(status -> status.system() && status.kind() == chosen && status.enabled()),
                "kind",
                "kind-off",
                "This kind is switched off. Switch it on first."));
        var names = StatusReader.names(request.names(), checks);
        checks.that(!names.isEmpty(), "names", "required", "Name it in one language at least.")
                .done();
        StatusReader.checkFree(names, null, living);
        var id = statuses.add(kind.orElseThrow(), names, living.size());
        log.append(Change.of("status.created", "status", id).with("kind", kind.orElseThrow()));
        return StatusReader.get(statuses.details(), id);
    }
}
