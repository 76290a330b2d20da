package io.svara.kernel.log;

import io.svara.kernel.access.Scope;
import io.svara.kernel.paging.Cursor;
import io.svara.kernel.paging.Page;
import io.svara.kernel.problem.Problem;
import io.svara.kernel.signal.Signals;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** For administrators: what followers could not take, and how to send it to them again once the cause is mended. */
@Component
public class ParkedEntries {

    private final OutboxRows outbox;
    private final Signals signals;

    ParkedEntries(OutboxRows outbox, Signals signals) {
        this.outbox = outbox;
        this.signals = signals;
    }

    /** Latest first. */
    @Transactional(readOnly = true)
    public Page<ParkedEntry> page(@Nullable Cursor after, int limit) {
        return Page.cut(
                outbox.parked(Scope.organization(), after, limit + 1),
                limit,
                parked -> new Cursor(parked.parkedAt(), parked.id()));
    }

    /** The follower gets the entry again, and has all its tries anew. */
    @Transactional
    public void requeue(long id, String follower) {
        var organization = Scope.organization();
        if (!outbox.requeue(organization, id, follower)) {
            throw Problem.notFound("parked-entry");
        }
        signals.publishAfterCommit(Log.TOPIC, Long.toString(organization.value()));
    }
}
