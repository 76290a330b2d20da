package io.svara.tickets.status;

import io.svara.kernel.access.Permission;
import io.svara.kernel.access.UseCase;
import io.svara.kernel.log.Change;
import io.svara.kernel.log.Log;
import io.svara.kernel.problem.Checks;
import io.svara.tickets.StatusId;
import io.svara.tickets.StatusKind;
import io.svara.tickets.store.StatusRows;
import io.svara.tickets.store.StatusRows.Moment;
import io.svara.tickets.store.StatusRows.StatusDetails;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Says which status a ticket gets by itself. Not a done one: what is done, nobody looks at. */
@UseCase(permission = Permission.MAILBOXES)
class ChangeStatusRules {

    /**
     * Both are set.
     *
     * @param afterCustomerId null: Reply
     * @param afterAssignmentId null: the ticket's status stays as it is
     */
    record Request(
            @Nullable StatusId afterCustomerId, @Nullable StatusId afterAssignmentId) {}

    private final StatusRows statuses;
    private final Log log;

    ChangeStatusRules(StatusRows statuses, Log log) {
        this.statuses = statuses;
        this.log = log;
    }

    StatusRules change(Request request) {
        var living = statuses.lockLiving();
        var checks = new Checks();
        check(request.afterCustomerId(), "afterCustomerId", living, checks);
        check(request.afterAssignmentId(), "afterAssignmentId", living, checks);
        checks.done();
        var before = StatusRules.of(statuses);
        var customer = request.afterCustomerId();
        // what is so anyhow is not marked: it stays right, whatever Reply is called
        statuses.set(Moment.CUSTOMER, Objects.equals(customer, systemReply(living)) ? null : customer);
        statuses.set(Moment.ASSIGNMENT, request.afterAssignmentId());
        var after = StatusRules.of(statuses);
        if (!after.equals(before)) {
            log.append(Change.of("status.rules-changed", "status", after.afterCustomerId())
                    .with("after-customer", after.afterCustomerId())
                    .with("after-assignment", after.afterAssignmentId()));
        }
        return after;
    }

    private static void check(@Nullable StatusId id, String field, List<StatusDetails> living, Checks checks) {
        if (id == null) {
            return;
        }
        var chosen = StatusReader.find(living, id).filter(StatusDetails::enabled);
        checks.that(chosen.isPresent(), field, "unknown-status", "Choose among the statuses (GET /api/statuses).")
                .that(
                        chosen.map(StatusDetails::kind)
                                .filter(StatusKind::isDone)
                                .isEmpty(),
                        field,
                        "done-status",
                        "Choose a status that is not solved or closed: somebody has yet to look at the ticket.");
    }

    private static StatusId systemReply(List<StatusDetails> living) {
        return living.stream()
                .filter(status -> status.system() && status.kind() == StatusKind.REPLY)
                .findFirst()
                .orElseThrow()
                .id();
    }
}
