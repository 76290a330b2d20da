package io.svara.mailflow;

import io.svara.flow.store.FlowDesk;
import io.svara.flow.store.FlowDraftView;
import io.svara.kernel.access.Permission;
import io.svara.kernel.access.UseCase;
import io.svara.mailflow.blocks.Mail;
import org.jspecify.annotations.Nullable;

/** Makes the draft what a revision was. It runs when it is published again. */
@UseCase(permission = Permission.MAIL_FLOW)
class RestoreMailFlow {

    private final FlowDesk<Mail> desk;

    RestoreMailFlow(FlowDesk<Mail> desk) {
        this.desk = desk;
    }

    FlowDraftView restore(int revision, @Nullable Long ifVersion) {
        return desk.restore(revision, ifVersion);
    }
}
