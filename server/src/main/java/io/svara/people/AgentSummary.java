package io.svara.people;

import io.svara.kernel.AgentId;

/** An agent as others see it. */
public record AgentSummary(AgentId id, String name, String email) {}
