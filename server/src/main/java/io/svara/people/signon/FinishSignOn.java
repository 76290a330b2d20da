package io.svara.people.signon;

import io.svara.kernel.access.Permission;
import io.svara.kernel.access.UseCase;
import io.svara.kernel.log.Change;
import io.svara.kernel.log.Log;
import io.svara.kernel.problem.Problem;
import io.svara.people.session.Device;
import io.svara.people.session.ProviderSignIn;
import io.svara.people.session.SignInOutcome;
import io.svara.people.signon.ProviderVisit.Brought;
import io.svara.people.signon.ProviderVisit.Visited;
import java.util.Objects;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The browser is back from the provider: what it brought is checked, and opens a session. */
@UseCase(permission = Permission.NONE)
class FinishSignOn {

    private final ProviderVisit visit;
    private final WhoIsIt whoIsIt;
    private final ProviderSignIn signIn;
    private final Log log;

    FinishSignOn(ProviderVisit visit, WhoIsIt whoIsIt, ProviderSignIn signIn, Log log) {
        this.visit = visit;
        this.whoIsIt = whoIsIt;
        this.signIn = signIn;
        this.log = log;
    }

    /**
     * Short transactions, and the provider between them.
     *
     * @param browser what its cookie says
     */
    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    public SignInOutcome finish(Brought brought, String browser, Device device) {
        var visited = visit.end(brought, browser, null);
        try {
            var signedIn = signIn(visited, brought, device);
            signIn.forgive(device);
            return signedIn;
        } catch (Problem refused) {
            visit.inside(visited.organization(), () -> {
                log.append(Change.of("single-sign-on.failed", "single-sign-on", visited.organization())
                        .with("why", refused.code()));
                return null;
            });
            throw refused;
        }
    }

    private SignInOutcome signIn(Visited visited, Brought brought, Device device) {
        var settings = visited.settings();
        var person = Person.of(visit.claims(visited, brought), settings.groupClaim(), settings.factorValues());
        var factor = settings.trustsFactor() || person.factor();
        return Objects.requireNonNull(visit.inside(
                visited.organization(), () -> signIn.open(whoIsIt.agent(person, settings), device, factor)));
    }
}
