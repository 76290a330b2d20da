package io.svara.flow.store;

import io.svara.kernel.AgentId;

/** Who did it, with today's name. */
public record By(AgentId id, String name) {}
