package io.svara.mailflow;

import io.svara.flow.store.FlowDesk;
import io.svara.flow.store.FlowRevisionView;
import io.svara.kernel.access.Permission;
import io.svara.kernel.access.UseCase;
import io.svara.kernel.paging.Cursor;
import io.svara.kernel.paging.Page;
import io.svara.mailflow.blocks.Mail;
import org.jspecify.annotations.Nullable;

/** What was published, the newest first. */
@UseCase(permission = Permission.MAIL_FLOW, readOnly = true)
class ListMailFlowRevisions {

    private final FlowDesk<Mail> desk;

    ListMailFlowRevisions(FlowDesk<Mail> desk) {
        this.desk = desk;
    }

    Page<FlowRevisionView> list(@Nullable Cursor after, int limit) {
        return desk.revisions(after, limit);
    }
}
