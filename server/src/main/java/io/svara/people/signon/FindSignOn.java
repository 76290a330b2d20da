package io.svara.people.signon;

import io.svara.kernel.access.Permission;
import io.svara.kernel.access.UseCase;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Which provider somebody signs in at, by the domain of their address or by a word that they were given. It says nothing
 * of accounts: a domain answers the same whoever is before it.
 */
@UseCase(permission = Permission.NONE)
class FindSignOn {

    /** @param provider null: there is none */
    record Found(@Nullable ProviderName provider) {}

    /** @param only passwords will hardly do */
    record ProviderName(String name, boolean only) {}

    private final SignOnWays ways;

    FindSignOn(SignOnWays ways) {
        this.ways = ways;
    }

    /** @param word an e-mail address, or a handle */
    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    public Found find(String word) {
        return new Found(ways.organization(word)
                .flatMap(ways::settings)
                .map(settings -> new ProviderName(settings.name(), settings.only()))
                .orElse(null));
    }
}
