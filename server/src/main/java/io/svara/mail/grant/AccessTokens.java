package io.svara.mail.grant;

import io.svara.kernel.secret.LockedAway;
import io.svara.mail.grant.GrantFailure.Kind;
import io.svara.mail.grant.GrantRows.Grant;
import io.svara.mailboxes.MailboxId;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Access tokens, renewed some time before they run out. One node renews at a time and the others wait for what it gets: of two
 * who use the same refresh token, a provider may take the second for a thief, and end the grant.
 */
@Component
public class AccessTokens {

    /** @param version of the grant that it belongs to: another one after each renewal */
    public record Token(MailboxId mailbox, Direction direction, String value, long version) {

        @Override
        public String toString() {
            return "Token[of mailbox " + mailbox.value() + "]";
        }
    }

    private sealed interface Look {

        record Good(Token token) implements Look {}

        record Renew(Grant grant) implements Look {}

        /** Somebody renews it just now. */
        record Wait() implements Look {}

        record Lapsed(String detail) implements Look {}
    }

    private static final Duration BEFORE_IT_ENDS = Duration.ofMinutes(5);
    /** Of a short life, such a part of it. */
    private static final int SHARE_OF_LIFE = 4;

    /** Longer than a provider is waited for: then who renews it must be dead. */
    private static final Duration LEASE = Duration.ofSeconds(60);

    private static final Duration BREATH = Duration.ofMillis(200);
    private static final Duration PATIENCE = LEASE.plusSeconds(15);
    private static final Logger LOG = LoggerFactory.getLogger(AccessTokens.class);

    private final GrantRows rows;
    private final Grants grants;
    private final TokenEndpoint endpoint;
    private final ProviderSettings settings;
    private final TransactionTemplate transaction;
    private final Clock clock;

    AccessTokens(
            GrantRows rows,
            Grants grants,
            TokenEndpoint endpoint,
            ProviderSettings settings,
            TransactionTemplate transaction,
            Clock clock) {
        this.rows = rows;
        this.grants = grants;
        this.endpoint = endpoint;
        this.settings = settings;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** One that holds for some minutes. May ask the provider: outside of a transaction. */
    public Token current(MailboxId mailbox, Direction direction) throws GrantFailure {
        var endNanos = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < endNanos) {
            switch (Objects.requireNonNull(transaction.execute(_ -> look(mailbox, direction)))) {
                case Look.Good(var token) -> {
                    return token;
                }
                case Look.Renew(var grant) -> renew(grant);
                case Look.Lapsed(var detail) -> throw new GrantFailure(Kind.GRANT_LAPSED, detail);
                case Look.Wait() -> pause();
            }
        }
        throw new GrantFailure(Kind.PROVIDER_AWAY, "It did not renew the access in time.");
    }

    /** The server takes this one no more, whatever its time. Others that came after it are not meant. */
    public void refused(Token token) {
        transaction.executeWithoutResult(
                _ -> rows.expire(token.mailbox(), token.direction(), token.version(), clock.instant()));
    }

    private Look look(MailboxId mailbox, Direction direction) {
        var found = rows.lock(mailbox, direction);
        if (found.isEmpty()) {
            return new Look.Lapsed("The account is not connected.");
        }
        var grant = found.get();
        var now = clock.instant();
        if (grant.lapsedDetail() != null) {
            return new Look.Lapsed(grant.lapsedDetail());
        }
        if (grant.accessUntil().isAfter(now)) {
            var token = opened(grant, grant.accessToken());
            return token == null
                    ? lapse(grant, "It was kept under another key of this installation.")
                    : new Look.Good(new Token(mailbox, direction, token, grant.version()));
        }
        if (grant.renewingUntil() != null && grant.renewingUntil().isAfter(now)) {
            return new Look.Wait();
        }
        rows.renewing(grant, now.plus(LEASE));
        return new Look.Renew(grant);
    }

    private @Nullable String opened(Grant grant, byte[] token) {
        try {
            return grants.open(grant, token);
        } catch (LockedAway otherKey) {
            return null;
        }
    }

    private void renew(Grant grant) throws GrantFailure {
        try {
            var refreshToken = opened(grant, grant.refreshToken());
            if (refreshToken == null) {
                transaction.executeWithoutResult(
                        _ -> lapse(grant, "It was kept under another key of this installation."));
                return;
            }
            var tokens = endpoint.renew(settings.of(grant.provider()), refreshToken);
            transaction.executeWithoutResult(_ -> keep(grant, tokens));
        } catch (GrantFailure failed) {
            LOG.info(
                    "The {} grant of mailbox {} is not renewed: {}",
                    grant.direction().word(),
                    grant.mailbox().value(),
                    failed.kind().word());
            transaction.executeWithoutResult(_ -> {
                if (failed.kind() == Kind.GRANT_LAPSED) {
                    lapse(grant, failed.detail());
                } else {
                    rows.notRenewed(grant);
                }
            });
            throw failed;
        }
    }

    private void keep(Grant grant, TokenEndpoint.Tokens tokens) {
        var refreshToken = tokens.refreshToken();
        rows.renewed(
                grant,
                refreshToken == null ? null : grants.lock(grant.mailbox(), grant.direction(), refreshToken),
                grants.lock(grant.mailbox(), grant.direction(), tokens.accessToken()),
                clock.instant().plus(usable(tokens.validFor())));
    }

    private Look.Lapsed lapse(Grant grant, String detail) {
        if (rows.lapsed(grant, detail, clock.instant())) {
            grants.use(grant.direction()).lapsed(grant.mailbox());
        }
        return new Look.Lapsed(detail);
    }

    /** How long it is used: the rest is for what is begun with it, and for clocks that differ. */
    static Duration usable(Duration validFor) {
        var share = validFor.dividedBy(SHARE_OF_LIFE);
        return validFor.minus(share.compareTo(BEFORE_IT_ENDS) < 0 ? share : BEFORE_IT_ENDS);
    }

    private static void pause() throws GrantFailure {
        try {
            Thread.sleep(BREATH);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new GrantFailure(Kind.PROVIDER_AWAY, "Svara is being stopped.");
        }
    }
}
