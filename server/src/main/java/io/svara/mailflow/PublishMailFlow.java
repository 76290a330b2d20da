package io.svara.mailflow;

import io.svara.flow.store.FlowDesk;
import io.svara.flow.store.PublishedFlowView;
import io.svara.kernel.access.Permission;
import io.svara.kernel.access.UseCase;
import io.svara.mailflow.blocks.Mail;
import org.jspecify.annotations.Nullable;

/** Makes a revision of the draft, by which mail goes from then on (FLO-2). */
@UseCase(permission = Permission.MAIL_FLOW)
class PublishMailFlow {

    private final FlowDesk<Mail> desk;

    PublishMailFlow(FlowDesk<Mail> desk) {
        this.desk = desk;
    }

    PublishedFlowView publish(@Nullable Long ifVersion, @Nullable String note) {
        return desk.publish(ifVersion, note);
    }
}
