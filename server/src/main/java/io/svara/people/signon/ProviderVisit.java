package io.svara.people.signon;

import com.nimbusds.jwt.JWTClaimsSet;
import io.svara.kernel.OrganizationId;
import io.svara.kernel.access.Actor;
import io.svara.kernel.access.Scope;
import io.svara.kernel.problem.Problem;
import io.svara.kernel.secret.LockedAway;
import io.svara.people.account.Secrets;
import io.svara.people.signon.CodeExchange.Client;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * A browser's way to a provider and back: code flow with PKCE, a state and a nonce (OpenID Connect Core, 3.1). Outside of
 * transactions; the provider is between them.
 */
@Component
class ProviderVisit {

    static final Duration LONGEST = Duration.ofMinutes(15);

    /**
     * @param url of the provider, for the browser to go to
     * @param browser what tells this browser from each other, for its cookie
     */
    record Begun(String url, String browser) {

        @Override
        public String toString() {
            return "Begun[...]";
        }
    }

    /**
     * What somebody goes there for.
     *
     * @param hint an e-mail address; null: none is known
     * @param confirms the hash of the session whose owner shows once more who they are; null: a sign-in
     */
    record Errand(
            OrganizationId organization,
            SignOn settings,
            @Nullable String hint,
            byte @Nullable [] confirms) {}

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

    /** A visit that is over, once its answer has been believed to be of it. */
    record Visited(
            OrganizationId organization,
            SignOn settings,
            byte[] nonceHash,
            String verifier,
            String secret,
            Instant begunAt) {

        @Override
        public String toString() {
            return "Visited[" + organization + "]";
        }
    }

    private final SignOnTable table;
    private final SignOnWays ways;
    private final SignOnRows rows;
    private final SignOnSecrets secrets;
    private final Providers providers;
    private final CodeExchange endpoint;
    private final IdTokens idTokens;
    private final TransactionOperations transaction;
    private final Clock clock;

    ProviderVisit(
            SignOnTable table,
            SignOnWays ways,
            SignOnRows rows,
            SignOnSecrets secrets,
            Providers providers,
            CodeExchange endpoint,
            IdTokens idTokens,
            TransactionOperations transaction,
            Clock clock) {
        this.table = table;
        this.ways = ways;
        this.rows = rows;
        this.secrets = secrets;
        this.providers = providers;
        this.endpoint = endpoint;
        this.idTokens = idTokens;
        this.transaction = transaction;
        this.clock = clock;
    }

    Begun begin(Errand errand) {
        var settings = errand.settings();
        var provider = provider(settings);
        var state = SignOnSecrets.random();
        var nonce = SignOnSecrets.random();
        var verifier = SignOnSecrets.random();
        var browser = SignOnSecrets.random();
        remember(errand, SignOnSecrets.stateHash(state, browser), nonce, verifier);
        var url = UriComponentsBuilder.fromUri(provider.authorization())
                .queryParam("response_type", "code")
                .queryParam("client_id", "{client}")
                .queryParam("redirect_uri", "{redirect}")
                .queryParam("scope", "{scope}")
                .queryParam("state", state)
                .queryParam("nonce", nonce)
                .queryParam("code_challenge", SignOnSecrets.challenge(verifier))
                .queryParam("code_challenge_method", "S256");
        if (errand.hint() != null) {
            url.queryParam("login_hint", "{hint}");
        }
        if (!settings.factorValues().isEmpty()) {
            url.queryParam("acr_values", "{factors}");
        }
        if (errand.confirms() != null) {
            // with max_age, the token has to say when they signed in there
            url.queryParam("prompt", "login").queryParam("max_age", 0);
        }
        return new Begun(
                url.encode()
                        .buildAndExpand(Map.of(
                                "client",
                                settings.clientId(),
                                "redirect",
                                secrets.redirectUri(),
                                "scope",
                                "openid email profile",
                                "hint",
                                Objects.requireNonNullElse(errand.hint(), ""),
                                "factors",
                                String.join(" ", settings.factorValues())))
                        .toUriString(),
                browser);
    }

    private Provider provider(SignOn settings) {
        try {
            var provider = providers.find(settings.issuer());
            if (!isAddress(provider.authorization())) {
                throw new SignOnFailure(SignOnFailure.Kind.PROVIDER_AWAY, "It names no page to sign in at.");
            }
            return provider;
        } catch (SignOnFailure failed) {
            throw failed.problem();
        }
    }

    /** A browser is sent there: no script, no file. */
    private static boolean isAddress(URI address) {
        return "https".equals(address.getScheme()) || "http".equals(address.getScheme());
    }

    private void remember(Errand errand, byte[] stateHash, String nonce, String verifier) {
        var now = clock.instant();
        transaction.executeWithoutResult(_ -> {
            table.forgetBefore(now.minus(LONGEST));
            table.begin(
                    stateHash,
                    new SignOnTable.Request(
                            errand.organization(),
                            Secrets.hash(nonce),
                            secrets.lockVerifier(errand.organization(), verifier),
                            errand.confirms(),
                            now));
        });
    }

    /**
     * Takes an answer, which is good for once, in the browser that was sent there, for what it was sent for.
     *
     * @param browser what its cookie says
     * @param confirms as it was begun with
     */
    Visited end(Brought brought, String browser, byte @Nullable [] confirms) {
        var hash = SignOnSecrets.stateHash(Objects.requireNonNullElse(brought.state(), ""), browser);
        var found = transaction.execute(_ -> table.take(hash));
        var request = Objects.requireNonNull(found)
                .filter(one -> one.begunAt().plus(LONGEST).isAfter(clock.instant()))
                .filter(one -> Arrays.equals(one.confirms(), confirms))
                .orElseThrow(ProviderVisit::unknown);
        var organization = request.organization();
        var settings = ways.settings(organization).orElseThrow(ProviderVisit::unknown);
        var secret = inside(organization, () -> rows.secret().orElseThrow(ProviderVisit::unknown));
        try {
            return new Visited(
                    organization,
                    settings,
                    request.nonceHash(),
                    secrets.openVerifier(organization, request.verifier()),
                    secrets.openSecret(organization, Objects.requireNonNull(secret)),
                    request.begunAt());
        } catch (LockedAway otherKey) {
            throw unknown();
        }
    }

    /** What the provider says of whoever was there. */
    JWTClaimsSet claims(Visited visited, Brought brought) {
        var settings = visited.settings();
        if (brought.iss() != null && !brought.iss().equals(settings.issuer())) {
            throw new SignOnFailure(SignOnFailure.Kind.WRONG_ISSUER, "It was another provider that answered.")
                    .problem();
        }
        if (brought.error() != null || brought.code() == null) {
            throw Problem.of(
                    Problem.Kind.FORBIDDEN,
                    "access_denied".equals(brought.error()) ? "sign-on-denied" : "sign-on-failed",
                    "The provider did not sign you in. Try again.");
        }
        try {
            var provider = providers.find(settings.issuer());
            var client = new Client(settings.clientId(), visited.secret(), secrets.redirectUri());
            var token = endpoint.exchange(provider, client, brought.code(), visited.verifier());
            return idTokens.read(token, provider, settings.clientId(), visited.nonceHash());
        } catch (SignOnFailure failed) {
            throw failed.problem();
        }
    }

    <T> @Nullable T inside(OrganizationId organization, Supplier<@Nullable T> work) {
        return Scope.call(new Actor.Svara(organization, "single-sign-on"), () -> transaction.execute(_ -> work.get()));
    }

    private static Problem unknown() {
        return Problem.of(
                Problem.Kind.CONFLICT,
                "sign-on-unknown",
                "This sign-in was begun in another browser, or too long ago. Begin again.");
    }
}
