package io.svara.mail.grant;

import io.svara.kernel.access.Permission;
import io.svara.kernel.access.UseCase;
import io.svara.kernel.log.Change;
import io.svara.kernel.log.Log;
import io.svara.kernel.problem.Problem;
import io.svara.kernel.secret.LockedAway;
import io.svara.mail.grant.GrantRows.Request;
import io.svara.mail.grant.TokenEndpoint.Tokens;
import io.svara.mailboxes.MailboxId;
import io.svara.mailboxes.Mailboxes;
import java.time.Clock;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** The browser is back from the provider: what was granted there is fetched, and used from now on. */
@UseCase(permission = Permission.MAILBOXES)
class FinishConnect {

    /** What the provider has put into the address of the page: a code, or an error. */
    record Brought(
            @Nullable String state,
            @Nullable String code,
            @Nullable String error) {

        @Override
        public String toString() {
            return "Brought[error=" + error + "]";
        }
    }

    /** @param account its address with the provider */
    record Connected(MailboxId mailboxId, String direction, String provider, String account) {}

    private record Taken(Request request, String verifier) {}

    private final Mailboxes mailboxes;
    private final GrantRows rows;
    private final Grants grants;
    private final TokenEndpoint endpoint;
    private final ProviderSettings settings;
    private final RedirectUri redirect;
    private final Log log;
    private final TransactionTemplate transaction;
    private final Clock clock;

    FinishConnect(
            Mailboxes mailboxes,
            GrantRows rows,
            Grants grants,
            TokenEndpoint endpoint,
            ProviderSettings settings,
            RedirectUri redirect,
            Log log,
            TransactionTemplate transaction,
            Clock clock) {
        this.mailboxes = mailboxes;
        this.rows = rows;
        this.grants = grants;
        this.endpoint = endpoint;
        this.settings = settings;
        this.redirect = redirect;
        this.log = log;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Two short transactions, and the provider between them. */
    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    public Connected finish(Brought brought, String session) {
        var taken = Objects.requireNonNull(transaction.execute(_ -> take(brought, session)));
        var request = taken.request();
        if (brought.error() != null || brought.code() == null) {
            throw Problem.of(
                    Problem.Kind.CONFLICT,
                    "access_denied".equals(brought.error()) ? "grant-denied" : "grant-failed",
                    "Nothing was granted" + (brought.error() == null ? "." : ": " + brought.error() + "."));
        }
        var tokens = exchange(request, brought.code(), taken.verifier());
        var refreshToken = checked(request, tokens);
        var account = Objects.requireNonNull(tokens.account());
        transaction.executeWithoutResult(_ -> keep(request, tokens, refreshToken, account));
        return new Connected(
                request.mailbox(),
                request.direction().word(),
                request.provider().word(),
                account);
    }

    private Taken take(Brought brought, String session) {
        var digest = GrantState.digest(Objects.requireNonNullElse(brought.state(), ""), session);
        var request = rows.take(digest)
                .filter(one -> one.begunAt().plus(BeginConnect.LONGEST).isAfter(clock.instant()))
                .orElseThrow(FinishConnect::unknown);
        mailboxes.get(request.mailbox());
        try {
            return new Taken(request, grants.openVerifier(request));
        } catch (LockedAway otherKey) {
            throw unknown();
        }
    }

    private static Problem unknown() {
        return Problem.of(
                Problem.Kind.CONFLICT,
                "grant-unknown",
                "This was begun in another session, or too long ago. Begin again.");
    }

    private Tokens exchange(Request request, String code, String verifier) {
        try {
            return endpoint.exchange(settings.of(request.provider()), code, verifier, redirect.text());
        } catch (GrantFailure failed) {
            throw switch (failed.kind()) {
                case GRANT_LAPSED, PROVIDER_REFUSED ->
                    Problem.of(
                            Problem.Kind.CONFLICT,
                            "provider-refused",
                            "The provider refuses this installation's app or its code: " + failed.detail());
                case PROVIDER_AWAY ->
                    Problem.of(
                            Problem.Kind.UNAVAILABLE,
                            "provider-away",
                            "The provider cannot be reached just now. Begin again in a while. " + failed.detail());
            };
        }
    }

    private String checked(Request request, Tokens tokens) {
        var needed = settings.of(request.provider()).scope(request.direction());
        if (tokens.scope() != null && !covers(tokens.scope(), needed)) {
            throw Problem.of(
                    Problem.Kind.CONFLICT,
                    "grant-incomplete",
                    "Access to the mail was not granted. Begin again, and leave its box ticked.");
        }
        if (tokens.refreshToken() == null || tokens.account() == null) {
            throw Problem.of(
                    Problem.Kind.CONFLICT,
                    "grant-incomplete",
                    "The provider did not say whose account it is, or granted no access while its owner is away.");
        }
        return tokens.refreshToken();
    }

    private static boolean covers(String granted, String needed) {
        return Arrays.stream(granted.split(" ")).anyMatch(scope -> scope.equalsIgnoreCase(needed));
    }

    private void keep(Request request, Tokens tokens, String refreshToken, String account) {
        var mailbox = request.mailbox();
        var direction = request.direction();
        mailboxes.get(mailbox);
        rows.lock(mailbox, direction)
                .filter(known -> !known.account().equalsIgnoreCase(account))
                .ifPresent(known -> {
                    throw Problem.of(
                            Problem.Kind.CONFLICT,
                            "other-account",
                            "You signed in as " + account + ", but " + known.account()
                                    + " is connected here. Sign in as " + known.account()
                                    + ", or remove that one first.");
                });
        rows.put(
                mailbox,
                direction,
                request.provider(),
                account,
                grants.lock(mailbox, direction, refreshToken),
                grants.lock(mailbox, direction, tokens.accessToken()),
                clock.instant().plus(AccessTokens.usable(tokens.validFor())),
                clock.instant());
        grants.use(direction).connected(mailbox, request.provider(), account);
        log.append(Change.of("mailbox.connected", "mailbox", mailbox)
                .with("direction", direction.word())
                .with("provider", request.provider().word()));
    }
}
