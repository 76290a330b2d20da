package io.svara.people.signon;

import io.svara.kernel.AgentId;
import io.svara.kernel.access.Actor;
import io.svara.people.SignOnRule;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Where sign-in is by the provider only, passwords are for superadmins: a way back in when the provider is lost. */
@Component
class PasswordRule implements SignOnRule {

    private final SignOnRows rows;

    PasswordRule(SignOnRows rows) {
        this.rows = rows;
    }

    @Override
    public boolean takesPasswordOf(Actor.Agent agent) {
        return agent.superadmin()
                || rows.find()
                        .filter(settings -> settings.enabled() && settings.only())
                        .isEmpty();
    }

    @Override
    public Optional<String> providerOf(AgentId agent) {
        return rows.find()
                .filter(settings -> settings.enabled() && rows.isLinked(settings.issuer(), agent))
                .map(SignOn::name);
    }
}
