package io.svara.people;

import io.svara.kernel.access.Actor;
import io.svara.kernel.access.Scope;
import io.svara.kernel.problem.Problem;
import io.svara.people.account.AccountTable;
import io.svara.people.account.Secrets;
import io.svara.people.account.SignInAddress;
import io.svara.people.token.ApiTokenTable;
import io.svara.people.token.CreateApiToken;
import org.springframework.stereotype.Component;

/** API tokens for somebody known by address alone: the command line, and the demo. */
@Component
public class ApiTokens {

    private final AccountTable accounts;
    private final ApiTokenTable tokens;
    private final CreateApiToken createApiToken;

    ApiTokens(AccountTable accounts, ApiTokenTable tokens, CreateApiToken createApiToken) {
        this.accounts = accounts;
        this.tokens = tokens;
        this.createApiToken = createApiToken;
    }

    /** A new token of the agent who signs in with this address. Nobody can be shown it again. */
    public String create(String email, String name) {
        var account = account(email);
        return Scope.call(commandLine(account), () -> createApiToken.create(account.agent(), name))
                .token();
    }

    /** Makes this text a token of the agent who signs in with this address. Doing it again changes nothing. */
    public void register(String email, String name, String token) {
        var account = account(email);
        Scope.run(commandLine(account), () -> createApiToken.register(account.agent(), name, token));
    }

    /** Takes away what {@link #register} has made under this name; nothing where nobody signs in with this address. */
    public void forget(String email, String name) {
        accounts.find(new SignInAddress(email))
                .ifPresent(account -> tokens.forget(account.organization(), account.agent(), name));
    }

    public boolean know(String token) {
        return tokens.find(Secrets.hash(token)).isPresent();
    }

    private AccountTable.Account account(String email) {
        return accounts.find(new SignInAddress(email)).orElseThrow(() -> Problem.notFound("agent"));
    }

    private static Actor commandLine(AccountTable.Account account) {
        return new Actor.Svara(account.organization(), "command-line");
    }
}
