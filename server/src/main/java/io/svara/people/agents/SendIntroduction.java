package io.svara.people.agents;

import io.svara.kernel.AgentId;
import io.svara.kernel.access.Permission;
import io.svara.kernel.access.UseCase;
import io.svara.kernel.log.Change;
import io.svara.kernel.log.Log;
import io.svara.kernel.problem.Problem;
import io.svara.people.account.AgentRights;

/** Sends an agent the introduction e-mail, once more or for the first time (ORG-4). */
@UseCase(permission = Permission.EDIT_AGENTS)
class SendIntroduction {

    private final AgentRights rights;
    private final AgentRows rows;
    private final Introductions introductions;
    private final Log log;

    SendIntroduction(AgentRights rights, AgentRows rows, Introductions introductions, Log log) {
        this.rights = rights;
        this.rows = rows;
        this.introductions = introductions;
        this.log = log;
    }

    AgentView send(AgentId id) {
        rights.existing(id);
        introductions.send(id);
        log.append(Change.of("agent.introduced", "agent", id));
        return rows.find(id).orElseThrow(() -> Problem.notFound("agent"));
    }
}
