package io.svara.people.signon;

import io.svara.kernel.access.Permission;
import io.svara.kernel.access.Scope;
import io.svara.kernel.access.UseCase;
import io.svara.kernel.problem.Problem;
import io.svara.people.SessionCookie;
import io.svara.people.account.Secrets;
import io.svara.people.session.Device;
import io.svara.people.session.ProviderSignIn;
import java.util.Objects;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionOperations;

/** Sends somebody who is signed in to the provider that knows them, to sign in there anew: so they show once more who they are. */
@UseCase(permission = Permission.SIGNED_IN, tokens = false)
class BeginConfirmation {

    private final SignOnWays ways;
    private final SignOnRows rows;
    private final ProviderVisit visit;
    private final ProviderSignIn signIn;
    private final TransactionOperations transaction;

    BeginConfirmation(
            SignOnWays ways,
            SignOnRows rows,
            ProviderVisit visit,
            ProviderSignIn signIn,
            TransactionOperations transaction) {
        this.ways = ways;
        this.rows = rows;
        this.visit = visit;
        this.signIn = signIn;
        this.transaction = transaction;
    }

    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    public ProviderVisit.Begun begin(SessionCookie cookie, Device device) {
        signIn.count(device);
        var agent = Scope.agent();
        var settings = ways.settings(agent.organization()).orElseThrow(BeginConfirmation::unknown);
        if (!Objects.requireNonNull(transaction.execute(_ -> rows.isLinked(settings.issuer(), agent.agent())))) {
            throw unknown();
        }
        return visit.begin(
                new ProviderVisit.Errand(agent.organization(), settings, null, Secrets.hash(cookie.secret())));
    }

    private static Problem unknown() {
        return Problem.of(
                Problem.Kind.CONFLICT, "provider-unknown", "No provider knows you. Show in another way who you are.");
    }
}
