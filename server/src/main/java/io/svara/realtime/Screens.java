package io.svara.realtime;

import io.svara.kernel.AgentId;
import io.svara.kernel.OrganizationId;
import io.svara.kernel.access.Actor;
import java.util.Optional;

/** The open screens of this node. Filled inside the module. */
public interface Screens {

    /**
     * What a screen is told besides the log's entries.
     *
     * @param key of two events with the same key, one that has not left yet makes way for the later
     * @param data written as JSON
     */
    record ScreenEvent(String name, String key, Object data) {}

    /** The agent as they signed in, if any of their screens is open here. */
    Optional<Actor.Agent> signedIn(OrganizationId organization, AgentId agent);

    /** All screens of that agent. Does not block; a slow screen may miss what is old. */
    void tell(OrganizationId organization, AgentId agent, ScreenEvent event);
}
