package io.svara.mailflow;

import io.svara.flow.store.FlowDesk;
import io.svara.flow.store.FlowView;
import io.svara.kernel.access.Permission;
import io.svara.kernel.access.UseCase;
import io.svara.mailflow.blocks.Mail;

/** The draft, what runs, and the blocks that there are. */
@UseCase(permission = Permission.MAIL_FLOW, readOnly = true)
class ShowMailFlow {

    private final FlowDesk<Mail> desk;

    ShowMailFlow(FlowDesk<Mail> desk) {
        this.desk = desk;
    }

    FlowView show() {
        return desk.show();
    }
}
