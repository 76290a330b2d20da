package io.svara.mail.grant;

import io.svara.kernel.access.Permission;
import io.svara.kernel.access.UseCase;
import io.svara.kernel.problem.Problem;
import io.svara.mail.grant.GrantRows.Request;
import io.svara.mailboxes.MailboxId;
import io.svara.mailboxes.Mailboxes;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/** Sends an administrator's browser to the provider, to grant the use of an account. */
@UseCase(permission = Permission.MAILBOXES)
class BeginConnect {

    /**
     * @param provider {@code google} or {@code microsoft}
     * @param direction {@code incoming} or {@code outgoing}
     */
    record Wish(@Nullable String provider, @Nullable String direction) {}

    /** @param url of the provider, for the browser to go to */
    record Way(String url) {}

    static final Duration LONGEST = Duration.ofMinutes(15);

    private final Mailboxes mailboxes;
    private final GrantRows rows;
    private final Grants grants;
    private final ProviderSettings settings;
    private final RedirectUri redirect;
    private final Clock clock;

    BeginConnect(
            Mailboxes mailboxes,
            GrantRows rows,
            Grants grants,
            ProviderSettings settings,
            RedirectUri redirect,
            Clock clock) {
        this.mailboxes = mailboxes;
        this.rows = rows;
        this.grants = grants;
        this.settings = settings;
        this.redirect = redirect;
        this.clock = clock;
    }

    /** @param session what tells the caller's session from each other */
    Way begin(MailboxId id, Wish wish, String session) {
        var mailbox = mailboxes.get(id);
        var provider = Provider.of(Objects.requireNonNullElse(wish.provider(), ""))
                .orElseThrow(() -> Problem.invalid("provider", "unknown", "Use google or microsoft."));
        var direction = Direction.of(Objects.requireNonNullElse(wish.direction(), ""))
                .orElseThrow(() -> Problem.invalid("direction", "unknown", "Use incoming or outgoing."));
        var app = settings.of(provider);
        if (!app.isSet()) {
            throw Problem.of(
                    Problem.Kind.CONFLICT,
                    "provider-not-set",
                    "The operator of this installation has registered no app with this provider.");
        }
        var state = GrantState.secret();
        var verifier = GrantState.secret();
        var now = clock.instant();
        rows.forgetRequestsBefore(now.minus(LONGEST));
        rows.ask(
                GrantState.digest(state, session),
                new Request(id, direction, provider, grants.lock(id, direction, verifier), now));
        var known = rows.find(id, direction).map(GrantRows.Grant::account).orElse(mailbox.address());
        var url = UriComponentsBuilder.fromUri(app.authorizeUrl())
                .queryParam("response_type", "code")
                .queryParam("client_id", "{client}")
                .queryParam("redirect_uri", "{redirect}")
                .queryParam("scope", "{scope}")
                .queryParam("state", state)
                .queryParam("code_challenge", GrantState.challenge(verifier))
                .queryParam("code_challenge_method", "S256")
                .queryParam("login_hint", "{account}");
        provider.more().forEach(url::queryParam);
        return new Way(url.encode()
                .buildAndExpand(
                        app.clientId(), redirect.text(), provider.usualScopes() + " " + app.scope(direction), known)
                .toUriString());
    }
}
