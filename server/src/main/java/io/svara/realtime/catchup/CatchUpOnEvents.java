package io.svara.realtime.catchup;

import io.svara.kernel.access.Permission;
import io.svara.kernel.access.Scope;
import io.svara.kernel.access.UseCase;
import io.svara.kernel.log.LogCatchUp;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells an agent's screen what it has missed. */
@UseCase(permission = Permission.SIGNED_IN, readOnly = true)
class CatchUpOnEvents {

    private final LogCatchUp log;
    private final VisibleEvents visible;

    CatchUpOnEvents(LogCatchUp log, VisibleEvents visible) {
        this.log = log;
        this.visible = visible;
    }

    Events since(@Nullable String cursor) {
        var agent = Scope.agent();
        var answer = log.since(cursor);
        return Events.of(answer, visible.to(Set.of(agent), answer.entries()).getOrDefault(agent, List.of()));
    }
}
