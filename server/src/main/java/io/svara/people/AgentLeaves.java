package io.svara.people;

import io.svara.kernel.AgentId;

/** Filled by each module where an agent has something that ends with them. Called in the transaction that removes the agent. */
public interface AgentLeaves {

    void leaves(AgentId agent);
}
