package io.svara.tickets.letter;

import io.svara.kernel.AgentId;
import io.svara.kernel.access.Permission;
import io.svara.kernel.access.UseCase;
import io.svara.kernel.problem.Problem;
import io.svara.people.Agents;

/** Writes another agent's signature anew (ORG-4). */
@UseCase(permission = Permission.EDIT_AGENTS)
class ChangeAgentSignature {

    private final Agents agents;
    private final SignatureWriter writer;

    ChangeAgentSignature(Agents agents, SignatureWriter writer) {
        this.agents = agents;
        this.writer = writer;
    }

    SignatureView change(AgentId agent, ChangeSignature.Request request) {
        if (!agents.isActive(agent)) {
            throw Problem.notFound("agent");
        }
        return writer.write(agent, request);
    }
}
