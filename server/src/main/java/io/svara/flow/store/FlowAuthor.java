package io.svara.flow.store;

import io.svara.kernel.AgentId;

/** Who did it, with today's name. */
public record FlowAuthor(AgentId id, String name) {}
