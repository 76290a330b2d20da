package io.svara.people.token;

import io.svara.kernel.AgentId;
import io.svara.kernel.access.Actor;
import io.svara.kernel.access.Permission;
import io.svara.kernel.access.Scope;
import io.svara.kernel.access.UseCase;
import io.svara.kernel.log.Change;
import io.svara.kernel.log.Log;
import io.svara.kernel.problem.Problem;
import io.svara.people.ApiTokenId;
import io.svara.people.account.AgentTable;
import io.svara.people.account.Secrets;
import java.time.Clock;

/** A new key for a program, which then acts as the agent. Agents make their own; Svara makes anybody's. */
@UseCase(permission = Permission.API_TOKENS)
public class CreateApiToken {

    private static final String PREFIX = "svara_";
    private static final int MAX_NAME = 100;

    private final ApiTokenTable tokens;
    private final AgentTable agents;
    private final Log log;
    private final Clock clock;

    CreateApiToken(ApiTokenTable tokens, AgentTable agents, Log log, Clock clock) {
        this.tokens = tokens;
        this.agents = agents;
        this.log = log;
        this.clock = clock;
    }

    /** The token's text is known to its owner alone, and shown this once. */
    public record Created(ApiTokenId id, String token) {}

    public Created create(AgentId agent, String name) {
        return register(agent, name, PREFIX + Secrets.make());
    }

    /** Takes a token's text that was chosen elsewhere, as for the demo. Registered twice, it is one token. */
    public Created register(AgentId agent, String name, String token) {
        var organization = Scope.organization();
        mayMakeTokensOf(agent);
        if (!agents.isActive(organization, agent)) {
            throw Problem.notFound("agent");
        }
        var id = tokens.insert(Secrets.hash(token), organization, agent, checked(name), clock.instant());
        log.append(Change.of("api-token.created", "api-token", id).with("agent", agent));
        return new Created(id, token);
    }

    private static void mayMakeTokensOf(AgentId agent) {
        if (Scope.actor() instanceof Actor.Agent actor && !actor.agent().equals(agent)) {
            throw Problem.notFound("agent");
        }
    }

    private static String checked(String name) {
        var stripped = name.strip();
        if (stripped.isEmpty() || stripped.length() > MAX_NAME) {
            throw Problem.invalid("name", "out-of-range", "Give a name of at most " + MAX_NAME + " characters.");
        }
        return stripped;
    }
}
