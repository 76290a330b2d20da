package io.svara.people;

import io.svara.kernel.AgentId;
import org.jspecify.annotations.Nullable;

/**
 * An agent as others see it.
 *
 * @param picture the address of it; null: none
 */
public record AgentSummary(
        AgentId id, String name, String email, @Nullable String picture) {}
