package io.svara.installation.token;

import io.svara.kernel.CannotStart;
import io.svara.kernel.Command;
import io.svara.kernel.problem.Problem;
import io.svara.people.ApiTokens;
import java.util.List;
import org.springframework.stereotype.Component;

/** {@code ./svara token --email E}: a new API token of that agent, shown this once. */
@Component
class TokenCommand implements Command {

    private final ApiTokens tokens;

    TokenCommand(ApiTokens tokens) {
        this.tokens = tokens;
    }

    @Override
    public String name() {
        return "token";
    }

    @Override
    public void run(List<String> arguments) {
        try {
            System.out.println(tokens.create(email(arguments), "command line"));
        } catch (Problem refused) {
            throw CannotStart.because("No agent of this installation signs in with that address.");
        }
    }

    private static String email(List<String> arguments) {
        if (arguments.size() == 2 && arguments.getFirst().equals("--email")) {
            return arguments.get(1);
        }
        throw CannotStart.because("Say whose token it is to be: ./svara token --email anna@example.com");
    }
}
