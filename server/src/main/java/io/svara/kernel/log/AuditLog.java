package io.svara.kernel.log;

import io.svara.kernel.access.Scope;
import io.svara.kernel.paging.Cursor;
import io.svara.kernel.paging.Page;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The part of the log that says who changed what, and from where. Who may read it is for the caller to check. */
@Component
public class AuditLog {

    private final AuditRows rows;

    AuditLog(AuditRows rows) {
        this.rows = rows;
    }

    /** Newest first. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Page<AuditEntry> page(AuditFilter filter, @Nullable Cursor after, int limit) {
        var found = rows.page(Scope.organization(), filter, after, limit + 1);
        return Page.cut(found, limit, one -> one.entry().cursor());
    }
}
