package io.svara.tickets.status;

import io.svara.kernel.access.Permission;
import io.svara.kernel.access.UseCase;
import io.svara.kernel.log.Change;
import io.svara.kernel.log.Log;
import io.svara.kernel.problem.Checks;
import io.svara.kernel.problem.Problem;
import io.svara.mailboxes.Mailbox;
import io.svara.mailboxes.Mailboxes;
import io.svara.tickets.StatusId;
import io.svara.tickets.StatusKind;
import io.svara.tickets.store.StatusRows;
import io.svara.tickets.store.StatusRows.StatusDetails;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Calls a status something else, and switches In hand on and off. What a status means stays. */
@UseCase(permission = Permission.MAILBOXES)
class ChangeStatus {

    /**
     * What is absent stays.
     *
     * @param names by language (en, sv, no), all of them anew; one left out of a system status is its first name again
     * @param enabled only of the system status In hand
     * @param ifVersion refused when the status has changed since this version
     */
    record Request(
            @Nullable Map<String, @Nullable String> names,
            @Nullable Boolean enabled,
            @Nullable Long ifVersion) {}

    private final StatusRows statuses;
    private final Mailboxes mailboxes;
    private final Log log;

    ChangeStatus(StatusRows statuses, Mailboxes mailboxes, Log log) {
        this.statuses = statuses;
        this.mailboxes = mailboxes;
        this.log = log;
    }

    StatusDetails change(StatusId id, Request request) {
        var living = statuses.lockLiving();
        var status = StatusReader.get(living, id);
        var enabled = request.enabled() == null ? status.enabled() : request.enabled();
        var checks = new Checks()
                .that(
                        enabled == status.enabled() || status.system() && status.kind() == StatusKind.IN_HAND,
                        "enabled",
                        "stays",
                        "Only the status In hand can be switched off. Remove your own instead.");
        var names = request.names() == null ? status.names() : names(status, request.names(), checks);
        checks.done();
        if (request.ifVersion() != null && request.ifVersion() != status.version()) {
            throw Problem.stale(status.version());
        }
        StatusReader.checkFree(names, id, living);
        if (!enabled && status.enabled()) {
            checkUnused(status, living);
        }
        if (!names.equals(status.names()) || enabled != status.enabled()) {
            statuses.change(id, names, enabled);
            log.append(Change.of("status.changed", "status", id)
                    .with("names", !names.equals(status.names()))
                    .changing("enabled", status.enabled(), enabled));
        }
        return StatusReader.get(statuses.details(), id);
    }

    private static Map<String, String> names(StatusDetails status, Map<String, @Nullable String> given, Checks checks) {
        var names = StatusReader.names(given, checks);
        checks.that(status.system() || !names.isEmpty(), "names", "required", "Name it in one language at least.");
        return status.system() ? StatusReader.complete(status.kind(), names) : names;
    }

    /** Where it comes by itself, tickets would get a status that nobody can choose. */
    private void checkUnused(StatusDetails status, List<StatusDetails> living) {
        new StatusUse(statuses).checkUnused(status.id());
        if (living.stream().anyMatch(other -> !other.system() && other.kind() == status.kind())) {
            throw Problem.of(
                    Problem.Kind.CONFLICT,
                    "kind-in-use",
                    "Remove your own statuses of this kind before you switch it off.");
        }
        var after = mailboxes.all().stream()
                .filter(mailbox -> mailbox.behaviours()
                        .statusAfterReply()
                        .equals(status.kind().word()))
                .map(Mailbox::name)
                .toList();
        if (!after.isEmpty()) {
            throw Problem.of(
                    Problem.Kind.CONFLICT,
                    "status-after-reply",
                    "Replies from " + String.join(", ", after) + " set this status. Choose another one there first.");
        }
    }
}
