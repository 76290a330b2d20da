package io.svara.mailflow;

import io.svara.flow.store.FlowDesk;
import io.svara.flow.store.FlowRevisionDetails;
import io.svara.kernel.access.Permission;
import io.svara.kernel.access.UseCase;
import io.svara.mailflow.blocks.Mail;

/** One revision with its graph. */
@UseCase(permission = Permission.MAIL_FLOW, readOnly = true)
class ShowMailFlowRevision {

    private final FlowDesk<Mail> desk;

    ShowMailFlowRevision(FlowDesk<Mail> desk) {
        this.desk = desk;
    }

    FlowRevisionDetails show(int revision) {
        return desk.revision(revision);
    }
}
