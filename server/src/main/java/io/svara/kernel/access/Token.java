package io.svara.kernel.access;

import java.util.Set;

/**
 * The API token by which an agent's request comes.
 *
 * @param id for the log
 * @param scopes how far it reaches
 */
public record Token(long id, Set<TokenScope> scopes) {

    public Token {
        scopes = Set.copyOf(scopes);
    }
}
