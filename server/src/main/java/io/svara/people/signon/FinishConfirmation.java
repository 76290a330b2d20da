package io.svara.people.signon;

import com.nimbusds.jwt.JWTClaimsSet;
import io.svara.kernel.access.Permission;
import io.svara.kernel.access.Scope;
import io.svara.kernel.access.UseCase;
import io.svara.kernel.problem.Problem;
import io.svara.people.SessionCookie;
import io.svara.people.account.Secrets;
import io.svara.people.session.Device;
import io.svara.people.session.ProviderSignIn;
import io.svara.people.session.RecentAuthentication;
import io.svara.people.session.SignInLog;
import io.svara.people.signon.ProviderVisit.Brought;
import io.svara.people.signon.ProviderVisit.Visited;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionOperations;

/** Back from the provider: whether it was the same person, and signed in there just now. */
@UseCase(permission = Permission.SIGNED_IN, tokens = false)
class FinishConfirmation {

    /** Clocks differ. */
    private static final Duration LEEWAY = Duration.ofMinutes(1);

    private final ProviderVisit visit;
    private final SignOnRows rows;
    private final RecentAuthentication recent;
    private final ProviderSignIn signIn;
    private final SignInLog signInLog;
    private final TransactionOperations transaction;
    private final Clock clock;

    FinishConfirmation(
            ProviderVisit visit,
            SignOnRows rows,
            RecentAuthentication recent,
            ProviderSignIn signIn,
            SignInLog signInLog,
            TransactionOperations transaction,
            Clock clock) {
        this.visit = visit;
        this.rows = rows;
        this.recent = recent;
        this.signIn = signIn;
        this.signInLog = signInLog;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * Short transactions, and the provider between them.
     *
     * @param browser what its cookie says
     */
    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    public void finish(Brought brought, String browser, SessionCookie cookie, Device device) {
        var visited = visit.end(brought, browser, Secrets.hash(cookie.secret()));
        try {
            var claims = visit.claims(visited, brought);
            checkPerson(visited, claims);
            checkTime(visited, claims);
        } catch (Problem refused) {
            signInLog.unconfirmed(Scope.agent(), refused.code());
            throw refused;
        }
        recent.confirm(cookie);
        signIn.forgive(device);
    }

    private void checkPerson(Visited visited, JWTClaimsSet claims) {
        var known = transaction.execute(_ -> rows.known(visited.settings().issuer(), claims.getSubject()));
        if (known == null || known.filter(Scope.agent().agent()::equals).isEmpty()) {
            throw Problem.of(
                    Problem.Kind.FORBIDDEN,
                    "somebody-else",
                    "Somebody else has signed in at the provider. Sign in there as yourself.");
        }
    }

    /** OpenID Connect Core, 2 and 3.1.2.1: {@code auth_time} has to be there where {@code max_age} was asked for. */
    private void checkTime(Visited visited, JWTClaimsSet claims) {
        var at = time(claims);
        if (at.filter(one -> !one.isBefore(visited.begunAt().minus(LEEWAY)))
                .filter(one -> !one.isAfter(clock.instant().plus(LEEWAY)))
                .isEmpty()) {
            throw Problem.of(
                    Problem.Kind.FORBIDDEN,
                    "not-anew",
                    "The provider does not say that you have signed in anew. Show in another way who you are, or ask an administrator.");
        }
    }

    private static Optional<Instant> time(JWTClaimsSet claims) {
        try {
            return Optional.ofNullable(claims.getDateClaim("auth_time")).map(Date::toInstant);
        } catch (ParseException noTime) {
            return Optional.empty();
        }
    }
}
