package io.svara.tickets.letter;

import io.svara.kernel.AgentId;
import io.svara.kernel.access.Permission;
import io.svara.kernel.access.UseCase;
import io.svara.kernel.problem.Problem;
import io.svara.people.Agents;

/** Another agent's signature. */
@UseCase(permission = Permission.EDIT_AGENTS, readOnly = true)
class ShowAgentSignature {

    private final Agents agents;
    private final LetterRows rows;

    ShowAgentSignature(Agents agents, LetterRows rows) {
        this.agents = agents;
        this.rows = rows;
    }

    SignatureView show(AgentId agent) {
        if (!agents.isActive(agent)) {
            throw Problem.notFound("agent");
        }
        return SignatureView.of(rows.signature(agent).orElse(PersonalSignature.NONE));
    }
}
