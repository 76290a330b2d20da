package io.svara.people.signon;

import io.svara.kernel.OrganizationId;
import io.svara.kernel.access.Actor;
import io.svara.kernel.access.Permission;
import io.svara.kernel.access.Scope;
import io.svara.kernel.access.UseCase;
import io.svara.kernel.log.Change;
import io.svara.kernel.log.Log;
import io.svara.kernel.problem.Problem;
import io.svara.kernel.secret.LockedAway;
import io.svara.people.session.Device;
import io.svara.people.session.ProviderSignIn;
import io.svara.people.session.SignInOutcome;
import io.svara.people.signon.CodeExchange.Client;
import java.time.Clock;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionOperations;

/** The browser is back from the provider: what it brought is checked, and opens a session. */
@UseCase(permission = Permission.NONE)
class FinishSignOn {

    /**
     * What the provider has put into the address of the page.
     *
     * @param iss who the provider says it is (RFC 9207)
     */
    record Brought(
            @Nullable String state,
            @Nullable String code,
            @Nullable String error,
            @Nullable String iss) {

        @Override
        public String toString() {
            return "Brought[error=" + error + "]";
        }
    }

    private record Taken(
            OrganizationId organization, SignOn settings, byte[] nonceHash, String verifier, String secret) {

        @Override
        public String toString() {
            return "Taken[" + organization + "]";
        }
    }

    private final SignOnTable table;
    private final SignOnWays ways;
    private final SignOnRows rows;
    private final SignOnSecrets secrets;
    private final Providers providers;
    private final CodeExchange endpoint;
    private final IdTokens idTokens;
    private final WhoIsIt whoIsIt;
    private final ProviderSignIn signIn;
    private final Log log;
    private final TransactionOperations transaction;
    private final Clock clock;

    FinishSignOn(
            SignOnTable table,
            SignOnWays ways,
            SignOnRows rows,
            SignOnSecrets secrets,
            Providers providers,
            CodeExchange endpoint,
            IdTokens idTokens,
            WhoIsIt whoIsIt,
            ProviderSignIn signIn,
            Log log,
            TransactionOperations transaction,
            Clock clock) {
        this.table = table;
        this.ways = ways;
        this.rows = rows;
        this.secrets = secrets;
        this.providers = providers;
        this.endpoint = endpoint;
        this.idTokens = idTokens;
        this.whoIsIt = whoIsIt;
        this.signIn = signIn;
        this.log = log;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * Short transactions, and the provider between them.
     *
     * @param browser what its cookie says
     */
    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    public SignInOutcome finish(Brought brought, String browser, Device device) {
        var taken = take(brought, browser);
        try {
            var signedIn = signIn(taken, brought, device);
            signIn.forgive(device);
            return signedIn;
        } catch (Problem refused) {
            inside(taken.organization(), () -> {
                log.append(Change.of("single-sign-on.failed", "single-sign-on", taken.organization())
                        .with("why", refused.code()));
                return null;
            });
            throw refused;
        }
    }

    private Taken take(Brought brought, String browser) {
        var hash = SignOnSecrets.stateHash(Objects.requireNonNullElse(brought.state(), ""), browser);
        var found = transaction.execute(_ -> table.take(hash));
        var request = Objects.requireNonNull(found)
                .filter(one -> one.begunAt().plus(BeginSignOn.LONGEST).isAfter(clock.instant()))
                .orElseThrow(FinishSignOn::unknown);
        var organization = request.organization();
        var settings = ways.settings(organization).orElseThrow(FinishSignOn::unknown);
        var secret = inside(organization, () -> rows.secret().orElseThrow(FinishSignOn::unknown));
        try {
            return new Taken(
                    organization,
                    settings,
                    request.nonceHash(),
                    secrets.openVerifier(organization, request.verifier()),
                    secrets.openSecret(organization, Objects.requireNonNull(secret)));
        } catch (LockedAway otherKey) {
            throw unknown();
        }
    }

    private SignInOutcome signIn(Taken taken, Brought brought, Device device) {
        var settings = taken.settings();
        var person = person(taken, brought);
        var factor = settings.trustsFactor() || person.factor();
        return Objects.requireNonNull(
                inside(taken.organization(), () -> signIn.open(whoIsIt.agent(person, settings), device, factor)));
    }

    private Person person(Taken taken, Brought brought) {
        var settings = taken.settings();
        if (brought.iss() != null && !brought.iss().equals(settings.issuer())) {
            throw problem(new SignOnFailure(SignOnFailure.Kind.WRONG_ISSUER, "It was another provider that answered."));
        }
        if (brought.error() != null || brought.code() == null) {
            throw Problem.of(
                    Problem.Kind.FORBIDDEN,
                    "access_denied".equals(brought.error()) ? "sign-on-denied" : "sign-on-failed",
                    "The provider did not sign you in. Try again.");
        }
        try {
            var provider = providers.find(settings.issuer());
            var client = new Client(settings.clientId(), taken.secret(), secrets.redirectUri());
            var token = endpoint.exchange(provider, client, brought.code(), taken.verifier());
            var claims = idTokens.read(token, provider, settings.clientId(), taken.nonceHash());
            return Person.of(claims, settings.groupClaim());
        } catch (SignOnFailure failed) {
            throw problem(failed);
        }
    }

    private <T> @Nullable T inside(OrganizationId organization, Supplier<@Nullable T> work) {
        return Scope.call(new Actor.Svara(organization, "single-sign-on"), () -> transaction.execute(_ -> work.get()));
    }

    private static Problem unknown() {
        return Problem.of(
                Problem.Kind.CONFLICT,
                "sign-on-unknown",
                "This sign-in was begun in another browser, or too long ago. Begin again.");
    }

    /** What the provider said in its own words stays with those who set it up. */
    static Problem problem(SignOnFailure failed) {
        return switch (failed.kind()) {
            case PROVIDER_AWAY, NO_KEYS ->
                Problem.of(
                        Problem.Kind.UNAVAILABLE,
                        "provider-away",
                        "Your organisation's provider cannot be reached just now. Try again in a while.");
            case PRIVATE_HOST, NOT_HTTPS, WRONG_ISSUER, BAD_CLIENT ->
                Problem.of(
                        Problem.Kind.CONFLICT,
                        "provider-misset",
                        "Sign-in at the provider is not set up rightly. Ask an administrator to test its connection.");
            case CODE_REFUSED, TOKEN_REFUSED ->
                Problem.of(
                        Problem.Kind.FORBIDDEN,
                        "id-token-refused",
                        "What the provider says cannot be believed: " + failed.detail() + " Try again.");
        };
    }
}
