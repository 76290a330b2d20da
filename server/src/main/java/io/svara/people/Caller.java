package io.svara.people;

import io.svara.kernel.access.Actor;
import io.svara.kernel.access.Token;
import io.svara.people.token.ApiTokenTable;

/**
 * Who sends a request.
 *
 * @param mustChangePassword the password was given by somebody else: until it is changed, nothing but that is allowed
 * @param mustEnrol the organisation asks for a second factor that this agent lacks: until there is one, nothing but that
 *     is allowed. Never of a program with a token
 */
public record Caller(Actor.Agent agent, boolean mustChangePassword, boolean mustEnrol) {

    Caller by(ApiTokenTable.Token token) {
        return new Caller(agent.by(new Token(token.id().value(), token.scopes())), mustChangePassword, mustEnrol);
    }
}
