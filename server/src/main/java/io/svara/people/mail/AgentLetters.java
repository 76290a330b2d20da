package io.svara.people.mail;

import io.svara.kernel.AgentId;
import io.svara.kernel.access.Scope;
import io.svara.people.account.AgentTable;
import io.svara.people.mail.AccountLetters.Recipient;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Account letters to an agent of the scope's organisation, in their own language. */
@Component
public class AgentLetters {

    private final AccountLetters letters;
    private final AgentTable agents;

    AgentLetters(AccountLetters letters, AgentTable agents) {
        this.letters = letters;
        this.agents = agents;
    }

    public void send(AccountLetter letter, AgentId agent, Map<String, String> values) {
        send(letter, agent, values, null);
    }

    /** Queues it in the caller's transaction; nothing for one who is not there. */
    public void send(AccountLetter letter, AgentId agent, Map<String, String> values, @Nullable String link) {
        var organization = Scope.organization();
        agents.find(organization, agent).ifPresent(person -> {
            var language = agents.appearance(organization, agent).language();
            letters.send(letter, new Recipient(person.name(), person.email(), language), values, link);
        });
    }
}
