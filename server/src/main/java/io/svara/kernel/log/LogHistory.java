package io.svara.kernel.log;

import io.svara.kernel.Id;
import io.svara.kernel.access.Scope;
import io.svara.kernel.paging.Cursor;
import io.svara.kernel.paging.Page;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Reads what happened to one thing. Who may see it is for the caller to check. */
@Component
public class LogHistory {

    private final LogRows rows;

    LogHistory(LogRows rows) {
        this.rows = rows;
    }

    /** Newest first. Read inside the caller's transaction, for outside of one the wall shows nothing. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Page<LogEntry> of(String subjectKind, Id subject, @Nullable Cursor after, int limit) {
        var found = rows.history(Scope.organization(), subjectKind, subject.value(), after, limit + 1);
        return Page.cut(found, limit, LogEntry::cursor);
    }
}
