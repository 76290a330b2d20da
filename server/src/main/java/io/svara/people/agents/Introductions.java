package io.svara.people.agents;

import io.svara.kernel.AgentId;
import io.svara.kernel.SvaraSettings;
import io.svara.kernel.problem.Problem;
import io.svara.organization.Organizations;
import io.svara.people.mail.AccountLetter;
import io.svara.people.mail.AccountLetters;
import io.svara.people.mail.AccountLetters.Recipient;
import java.time.Clock;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The e-mail that tells new agents where to sign in. Never a password: that is handed over by other means. */
@Component
class Introductions {

    private final AgentRows rows;
    private final AccountLetters letters;
    private final Organizations organizations;
    private final SvaraSettings settings;
    private final Clock clock;

    Introductions(
            AgentRows rows, AccountLetters letters, Organizations organizations, SvaraSettings settings, Clock clock) {
        this.rows = rows;
        this.letters = letters;
        this.organizations = organizations;
        this.settings = settings;
        this.clock = clock;
    }

    /** Queues it in the caller's transaction. */
    void send(AgentId agent) {
        var reader = rows.reader(agent).orElseThrow(() -> Problem.notFound("agent"));
        var organization = organizations.current();
        var language = reader.language() == null ? organization.language() : reader.language();
        letters.send(
                AccountLetter.INTRODUCTION,
                new Recipient(reader.name(), reader.email(), language),
                Map.of("organization", organization.name(), "email", reader.email()),
                settings.baseUrl() + "/sign-in");
        rows.introduced(agent, clock.instant());
    }
}
