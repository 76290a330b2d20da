package io.svara.people.agents;

import io.svara.kernel.AgentId;
import io.svara.kernel.access.Permission;
import io.svara.kernel.access.UseCase;
import io.svara.people.account.AgentRights;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Gives agents a picture, all the same one, or takes it away (ORG-4). */
@UseCase(permission = Permission.EDIT_AGENTS)
class SetPicture {

    /** @param picture a PNG or JPEG in base64; null: none any more */
    record Request(
            @Nullable List<AgentId> agentIds, @Nullable String picture) {}

    /** @param picture its address; null: none */
    record Set(@Nullable String picture) {}

    private final AgentRights rights;
    private final PictureWriter writer;

    SetPicture(AgentRights rights, PictureWriter writer) {
        this.rights = rights;
        this.writer = writer;
    }

    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    public Set set(Request request) {
        var ids = request.agentIds() == null ? List.<AgentId>of() : request.agentIds();
        return new Set(writer.set(
                request.picture(),
                () -> rights.existing(ids).stream().map(agent -> agent.agent()).toList()));
    }
}
