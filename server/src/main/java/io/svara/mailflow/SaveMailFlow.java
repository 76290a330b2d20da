package io.svara.mailflow;

import io.svara.flow.store.FlowDesk;
import io.svara.flow.store.FlowDraftView;
import io.svara.kernel.access.Permission;
import io.svara.kernel.access.UseCase;
import io.svara.mailflow.blocks.Mail;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Keeps what somebody draws. It may be unfinished; nothing runs by it. */
@UseCase(permission = Permission.MAIL_FLOW)
class SaveMailFlow {

    private final FlowDesk<Mail> desk;

    SaveMailFlow(FlowDesk<Mail> desk) {
        this.desk = desk;
    }

    FlowDraftView save(@Nullable JsonNode graph, @Nullable Long ifVersion) {
        return desk.save(graph, ifVersion);
    }
}
