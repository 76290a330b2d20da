package io.svara.people.signon;

import com.nimbusds.jose.jwk.AsymmetricJWK;
import io.svara.kernel.access.Permission;
import io.svara.kernel.access.Scope;
import io.svara.kernel.access.UseCase;
import io.svara.kernel.problem.Checks;
import io.svara.people.signon.CodeExchange.Client;
import io.svara.people.signon.SignOnFailure.Kind;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Whether sign-in at a provider would work, before anybody depends on it. That the client is known shows by a code that
 * cannot be right: who refuses the code, has taken the client.
 */
@UseCase(permission = Permission.SECURITY, tokens = false)
class TrySignOn {

    /** @param clientSecret absent: the one that is kept, where issuer and client are the same */
    record Trial(
            @Nullable String issuer,
            @Nullable String clientId,
            @Nullable String clientSecret) {

        String trimmedIssuer() {
            return Objects.requireNonNullElse(issuer, "").strip();
        }

        String trimmedClient() {
            return Objects.requireNonNullElse(clientId, "").strip();
        }

        void check() {
            new Checks()
                    .text(clientId, "clientId", 300)
                    .that(
                            SignOnRequest.isIssuer(trimmedIssuer()),
                            "issuer",
                            "not-an-issuer",
                            "Use an address such as https://login.example.com.")
                    .done();
        }

        /** Never the secret: this may end up in a log. */
        @Override
        public String toString() {
            return "Trial[" + issuer + "]";
        }
    }

    /**
     * @param result {@code ok}, or what is wrong: {@code provider-away}, {@code private-host}, {@code not-https},
     *     {@code wrong-issuer}, {@code no-keys}, {@code bad-client}
     * @param detail what the provider said, or null
     */
    record Result(String result, @Nullable String detail) {}

    private final SignOnRows rows;
    private final SignOnSecrets secrets;
    private final Providers providers;
    private final CodeExchange endpoint;
    private final TransactionOperations transaction;

    TrySignOn(
            SignOnRows rows,
            SignOnSecrets secrets,
            Providers providers,
            CodeExchange endpoint,
            TransactionOperations transaction) {
        this.rows = rows;
        this.secrets = secrets;
        this.providers = providers;
        this.endpoint = endpoint;
        this.transaction = transaction;
    }

    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    public Result attempt(Trial request) {
        request.check();
        var secret = secret(request);
        try {
            var provider = providers.ask(request.trimmedIssuer());
            if (providers.askForKeys(provider).getKeys().stream().noneMatch(AsymmetricJWK.class::isInstance)) {
                return new Result(Kind.NO_KEYS.word(), null);
            }
            if (secret.isEmpty()) {
                return new Result(Kind.BAD_CLIENT.word(), null);
            }
            var client = new Client(request.trimmedClient(), secret, secrets.redirectUri());
            endpoint.exchange(provider, client, SignOnSecrets.random(), SignOnSecrets.random());
            return new Result("ok", null);
        } catch (SignOnFailure failed) {
            return failed.kind() == Kind.CODE_REFUSED
                    ? new Result("ok", null)
                    : new Result(failed.kind().word(), failed.detail());
        }
    }

    /** Empty where none is known. */
    private String secret(Trial request) {
        var given = request.clientSecret();
        return given == null || given.isBlank()
                ? Objects.requireNonNull(transaction.execute(_ -> kept(request)))
                : given.strip();
    }

    /** Only for where it was given for. */
    private String kept(Trial request) {
        return rows.find()
                .filter(known -> known.issuer().equals(request.trimmedIssuer())
                        && known.clientId().equals(request.trimmedClient()))
                .flatMap(_ -> rows.secret())
                .map(locked -> secrets.openSecret(Scope.organization(), locked))
                .orElse("");
    }
}
