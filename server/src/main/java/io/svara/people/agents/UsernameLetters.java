package io.svara.people.agents;

import io.svara.kernel.AgentId;
import io.svara.kernel.access.Scope;
import io.svara.organization.Organizations;
import io.svara.people.account.AgentTable;
import io.svara.people.mail.AccountLetter;
import io.svara.people.mail.AccountLetters;
import io.svara.people.mail.AccountLetters.Recipient;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Tells an agent that they sign in with another address: at the old one, which a wrong hand may have taken away, and at the new one. */
@Component
class UsernameLetters {

    private final AgentTable agents;
    private final AccountLetters letters;
    private final Organizations organizations;

    UsernameLetters(AgentTable agents, AccountLetters letters, Organizations organizations) {
        this.agents = agents;
        this.letters = letters;
        this.organizations = organizations;
    }

    /** In the caller's transaction, after the change; nothing where it stayed. */
    void send(AgentId id, String before, String after) {
        if (before.equals(after)) {
            return;
        }
        var organization = Scope.organization();
        var agent = agents.find(organization, id).orElseThrow();
        var language = agents.appearance(organization, id).language();
        var name = organizations.current().name();
        letters.send(
                AccountLetter.ADDRESS_TAKEN,
                new Recipient(agent.name(), before, language),
                Map.of("organization", name, "email", before));
        letters.send(
                AccountLetter.ADDRESS_GIVEN,
                new Recipient(agent.name(), after, language),
                Map.of("organization", name, "email", after));
    }
}
