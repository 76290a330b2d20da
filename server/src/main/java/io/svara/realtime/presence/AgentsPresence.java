package io.svara.realtime.presence;

import io.svara.kernel.AgentId;
import java.util.List;
import java.util.Map;

/** One agent at a ticket, as the API shows it. */
record AgentsPresence(AgentId agentId, PresenceState state) {

    /** Everybody but one. */
    static List<AgentsPresence> without(AgentId self, Map<AgentId, PresenceState> states) {
        return states.entrySet().stream()
                .filter(entry -> !entry.getKey().equals(self))
                .map(entry -> new AgentsPresence(entry.getKey(), entry.getValue()))
                .toList();
    }
}
