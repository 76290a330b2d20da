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
import io.svara.people.SessionCookie;
import io.svara.people.account.AgentTable;
import io.svara.people.account.Secrets;
import io.svara.people.mail.AccountLetter;
import io.svara.people.mail.AgentLetters;
import io.svara.people.session.RecentAuthentication;
import java.time.Clock;
import java.util.Map;

/** A new key for a program, which then acts as the agent. Agents make their own; Svara makes anybody's. */
@UseCase(permission = Permission.SIGNED_IN, tokens = false)
public class CreateApiToken {

    private static final String PREFIX = "svara_";
    private static final int MAX_NAME = 100;

    private final ApiTokenTable tokens;
    private final AgentTable agents;
    private final RecentAuthentication recent;
    private final AgentLetters letters;
    private final Log log;
    private final Clock clock;

    CreateApiToken(
            ApiTokenTable tokens,
            AgentTable agents,
            RecentAuthentication recent,
            AgentLetters letters,
            Log log,
            Clock clock) {
        this.tokens = tokens;
        this.agents = agents;
        this.recent = recent;
        this.letters = letters;
        this.log = log;
        this.clock = clock;
    }

    /** The token's text is known to its owner alone, and shown this once. */
    public record Created(ApiTokenId id, String token) {}

    /** One that reaches as far as its agent and does not expire. */
    public Created create(AgentId agent, String name) {
        return register(agent, name, make(), Reach.WHOLE);
    }

    /** By an agent at a browser: it outlasts their session, so a desk that was left open must not be enough. */
    Created createOwn(String name, Reach reach, SessionCookie cookie) {
        recent.check(cookie);
        return register(Scope.agent().agent(), name, make(), reach);
    }

    /** Takes a token's text that was chosen elsewhere, as for the demo. Registered twice, it is one token. */
    public Created register(AgentId agent, String name, String token) {
        return register(agent, name, token, Reach.WHOLE);
    }

    private Created register(AgentId agent, String name, String token, Reach reach) {
        var organization = Scope.organization();
        mayMakeTokensOf(agent);
        if (!agents.isActive(organization, agent)) {
            throw Problem.notFound("agent");
        }
        var now = clock.instant();
        reach.check(now);
        var id = tokens.insert(Secrets.hash(token), organization, agent, named(name), reach, agent, now);
        log.append(reach.tell(Change.of("api-token.created", "api-token", id).with("agent", agent)));
        tellOwner(agent, named(name));
        return new Created(id, token);
    }

    /** Whoever is at an open desk may make a lasting way in. What the operator makes, the operator knows. */
    private void tellOwner(AgentId agent, String token) {
        if (Scope.actor() instanceof Actor.Agent) {
            letters.send(AccountLetter.API_TOKEN_MADE, agent, Map.of("token", token));
        }
    }

    static String make() {
        return PREFIX + Secrets.make();
    }

    private static void mayMakeTokensOf(AgentId agent) {
        if (Scope.actor() instanceof Actor.Agent actor && !actor.agent().equals(agent)) {
            throw Problem.notFound("agent");
        }
    }

    static String named(String name) {
        var stripped = name.strip();
        if (stripped.isEmpty() || stripped.length() > MAX_NAME) {
            throw Problem.invalid("name", "out-of-range", "Give a name of at most " + MAX_NAME + " characters.");
        }
        return stripped;
    }
}
