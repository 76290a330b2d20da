package io.svara.people.audit;

import io.svara.kernel.access.Permission;
import io.svara.kernel.access.Scope;
import io.svara.kernel.access.UseCase;
import io.svara.kernel.log.AuditFilter;
import io.svara.kernel.log.AuditLog;
import io.svara.kernel.log.Change;
import io.svara.kernel.log.Log;
import io.svara.kernel.paging.Cursor;
import io.svara.kernel.paging.Page;
import io.svara.kernel.problem.Problem;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionOperations;

/**
 * The same as a file: for who may read the audit log and take data out of the installation. Read {@value #AT_ONCE}
 * entries at a time, each time anew: however long it is, no more of it is in memory, and no transaction stays open while
 * a slow line takes it.
 */
@UseCase(permission = Permission.AUDIT_LOG)
class ExportAuditLog {

    private static final int AT_ONCE = 500;

    private final AuditLog auditLog;
    private final AuditNames names;
    private final Log log;
    private final TransactionOperations transaction;

    ExportAuditLog(AuditLog auditLog, AuditNames names, Log log, TransactionOperations transaction) {
        this.auditLog = auditLog;
        this.names = names;
        this.log = log;
        this.transaction = transaction;
    }

    /** That it is taken is logged before the first line is given, and so stands in it. */
    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    public Iterator<List<AuditView>> export(AuditQuestion question) {
        var agent = Scope.agent();
        if (!agent.may(Permission.EXPORT)) {
            throw Problem.forbidden(Permission.EXPORT);
        }
        var filter = Objects.requireNonNull(transaction.execute(_ -> begin(question)));
        return new Pages(filter);
    }

    private AuditFilter begin(AuditQuestion question) {
        var filter = question.filter(names);
        var change = Change.of("audit-log.exported", "organization", Scope.organization());
        log.append(filter.from() == null ? change : change.with("from", filter.from()));
        return filter;
    }

    private final class Pages implements Iterator<List<AuditView>> {

        private final AuditFilter filter;
        private @Nullable Cursor after;
        private boolean over;

        Pages(AuditFilter filter) {
            this.filter = filter;
        }

        @Override
        public boolean hasNext() {
            return !over;
        }

        @Override
        public List<AuditView> next() {
            if (over) {
                throw new NoSuchElementException();
            }
            var page = Objects.requireNonNull(transaction.execute(_ -> read()));
            after = Cursor.parse(page.next());
            over = after == null;
            return page.items();
        }

        private Page<AuditView> read() {
            var page = auditLog.page(filter, after, AT_ONCE);
            var known = names.of(page.items());
            return page.map(entry -> AuditView.of(entry, known));
        }
    }
}
