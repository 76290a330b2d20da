package io.svara.people.reset;

import io.svara.kernel.AccountId;
import io.svara.kernel.AgentId;
import io.svara.kernel.SvaraSettings;
import io.svara.kernel.access.Scope;
import io.svara.people.account.Secrets;
import io.svara.people.mail.AccountLetter;
import io.svara.people.mail.AgentLetters;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Makes links and mails them, in the caller's transaction and in the agent's organisation. */
@Component
class PasswordLinks {

    /** Behind the hash, which browsers send nowhere: not to us, not to a proxy's log, not to a page that is linked. */
    private static final String PAGE = "/reset#";

    private final PasswordLinkTable table;
    private final AgentLetters letters;
    private final SvaraSettings settings;
    private final Clock clock;

    PasswordLinks(PasswordLinkTable table, AgentLetters letters, SvaraSettings settings, Clock clock) {
        this.table = table;
        this.letters = letters;
        this.settings = settings;
        this.clock = clock;
    }

    void send(AccountLetter letter, AccountId account, AgentId agent, Duration life, Map<String, String> values) {
        var secret = Secrets.make();
        var now = clock.instant();
        table.put(Scope.organization(), account, Secrets.hash(secret), now, now.plus(life));
        letters.send(letter, agent, values, settings.baseUrl() + PAGE + secret);
    }
}
