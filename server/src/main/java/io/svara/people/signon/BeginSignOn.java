package io.svara.people.signon;

import io.svara.kernel.OrganizationId;
import io.svara.kernel.access.Permission;
import io.svara.kernel.access.UseCase;
import io.svara.kernel.problem.Problem;
import io.svara.people.account.Secrets;
import io.svara.people.session.Device;
import io.svara.people.session.ProviderSignIn;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.web.util.UriComponentsBuilder;

/** Sends a browser to its organisation's provider: code flow with PKCE, a state and a nonce (OpenID Connect Core, 3.1). */
@UseCase(permission = Permission.NONE)
class BeginSignOn {

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

    static final Duration LONGEST = Duration.ofMinutes(15);

    private final SignOnWays ways;
    private final SignOnTable table;
    private final SignOnSecrets secrets;
    private final Providers providers;
    private final ProviderSignIn signIn;
    private final TransactionOperations transaction;
    private final Clock clock;

    BeginSignOn(
            SignOnWays ways,
            SignOnTable table,
            SignOnSecrets secrets,
            Providers providers,
            ProviderSignIn signIn,
            TransactionOperations transaction,
            Clock clock) {
        this.ways = ways;
        this.table = table;
        this.secrets = secrets;
        this.providers = providers;
        this.signIn = signIn;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** @param word an e-mail address, or a handle */
    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    public Begun begin(String word, Device device) {
        signIn.count(device);
        var organization = ways.organization(word).orElseThrow(BeginSignOn::none);
        var settings = ways.settings(organization).orElseThrow(BeginSignOn::none);
        var provider = provider(settings);
        var state = SignOnSecrets.random();
        var nonce = SignOnSecrets.random();
        var verifier = SignOnSecrets.random();
        var browser = SignOnSecrets.random();
        remember(organization, SignOnSecrets.stateHash(state, browser), nonce, verifier);
        var url = UriComponentsBuilder.fromUri(provider.authorization())
                .queryParam("response_type", "code")
                .queryParam("client_id", "{client}")
                .queryParam("redirect_uri", "{redirect}")
                .queryParam("scope", "{scope}")
                .queryParam("state", state)
                .queryParam("nonce", nonce)
                .queryParam("code_challenge", SignOnSecrets.challenge(verifier))
                .queryParam("code_challenge_method", "S256");
        if (word.contains("@")) {
            url.queryParam("login_hint", "{hint}");
        }
        return new Begun(
                url.encode()
                        .buildAndExpand(Map.of(
                                "client", settings.clientId(),
                                "redirect", secrets.redirectUri(),
                                "scope", "openid email profile",
                                "hint", word.strip()))
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
            throw FinishSignOn.problem(failed);
        }
    }

    /** A browser is sent there: no script, no file. */
    private static boolean isAddress(URI address) {
        return "https".equals(address.getScheme()) || "http".equals(address.getScheme());
    }

    private void remember(OrganizationId organization, byte[] stateHash, String nonce, String verifier) {
        var now = clock.instant();
        transaction.executeWithoutResult(_ -> {
            table.forgetBefore(now.minus(LONGEST));
            table.begin(
                    stateHash,
                    new SignOnTable.Request(
                            organization, Secrets.hash(nonce), secrets.lockVerifier(organization, verifier), now));
        });
    }

    private static Problem none() {
        return Problem.of(Problem.Kind.NOT_FOUND, "sign-on-not-found", "No provider is set for this.");
    }
}
