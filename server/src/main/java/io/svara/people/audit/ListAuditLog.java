package io.svara.people.audit;

import io.svara.kernel.access.Permission;
import io.svara.kernel.access.UseCase;
import io.svara.kernel.log.AuditLog;
import io.svara.kernel.paging.Cursor;
import io.svara.kernel.paging.Page;
import org.jspecify.annotations.Nullable;

/** Who changed what, when and from where, the latest first. */
@UseCase(permission = Permission.AUDIT_LOG, readOnly = true)
class ListAuditLog {

    private final AuditLog log;
    private final AuditNames names;

    ListAuditLog(AuditLog log, AuditNames names) {
        this.log = log;
        this.names = names;
    }

    Page<AuditView> list(AuditQuestion question, @Nullable Cursor after, int limit) {
        var page = log.page(question.filter(names), after, limit);
        var known = names.of(page.items());
        return page.map(entry -> AuditView.of(entry, known));
    }
}
