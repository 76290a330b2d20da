package io.svara.people.signon;

import io.svara.kernel.access.Permission;
import io.svara.kernel.access.Scope;
import io.svara.kernel.access.UseCase;
import io.svara.kernel.log.Change;
import io.svara.kernel.log.Log;
import io.svara.kernel.problem.Problem;
import io.svara.people.account.TechnicalAgents;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Sets at which provider the organisation's agents sign in, or that they do at none. */
@UseCase(permission = Permission.SECURITY, tokens = false)
class ChangeSignOn {

    private final SignOnRows rows;
    private final SignOnTable ways;
    private final SignOnSecrets secrets;
    private final TechnicalAgents groups;
    private final Log log;
    private final Clock clock;

    ChangeSignOn(
            SignOnRows rows, SignOnTable ways, SignOnSecrets secrets, TechnicalAgents groups, Log log, Clock clock) {
        this.rows = rows;
        this.ways = ways;
        this.secrets = secrets;
        this.groups = groups;
        this.log = log;
        this.clock = clock;
    }

    SignOnView change(SignOnRequest request) {
        var version = rows.lock();
        if (request.ifVersion() != null && request.ifVersion() != version) {
            throw Problem.stale(version);
        }
        var wanted = request.read();
        checkGroups(wanted);
        var before = rows.find().orElse(null);
        var secret = secret(request, wanted, before);
        takeWays(wanted);
        rows.save(wanted, secret, clock.instant());
        log.append(changed(before, wanted));
        return SignOnView.of(rows.find().orElseThrow(), secrets.redirectUri());
    }

    void remove() {
        if (rows.lock() == 0) {
            throw Problem.notFound("single-sign-on");
        }
        var organization = Scope.organization();
        ways.dropOthers(organization, new ArrayList<>());
        rows.remove();
        log.append(Change.of("single-sign-on.removed", "single-sign-on", organization));
    }

    private void checkGroups(SignOn wanted) {
        var all = wanted.allGroups();
        if (!groups.living(Scope.organization(), all).equals(all)) {
            throw Problem.notFound("group");
        }
    }

    /** A secret is kept for the issuer and client that it was given for: another one's server must not be sent it. */
    private byte[] secret(SignOnRequest request, SignOn wanted, @Nullable SignOn before) {
        var given = request.clientSecret();
        if (given != null && !given.isBlank()) {
            if (given.strip().length() > 1000) {
                throw Problem.invalid("clientSecret", "too-long", "Use at most 1000 characters.");
            }
            return secrets.lockSecret(Scope.organization(), given.strip());
        }
        if (before == null
                || !before.issuer().equals(wanted.issuer())
                || !before.clientId().equals(wanted.clientId())) {
            throw Problem.invalid("clientSecret", "required", "Give the client's secret.");
        }
        return rows.secret().orElseThrow();
    }

    private void takeWays(SignOn wanted) {
        var organization = Scope.organization();
        var words = new ArrayList<>(wanted.domains());
        if (wanted.handle() != null) {
            words.add(wanted.handle());
        }
        ways.dropOthers(organization, words);
        for (var word : words) {
            if (!ways.take(organization, word)) {
                throw Problem.invalid(
                        word.equals(wanted.handle())
                                ? "handle"
                                : "domains[" + wanted.domains().indexOf(word) + "]",
                        "taken",
                        word + " leads to another organisation of this installation already.");
            }
        }
    }

    private static Change changed(@Nullable SignOn before, SignOn after) {
        var change = Change.of("single-sign-on.changed", "single-sign-on", Scope.organization())
                .changing("enabled", before != null && before.enabled(), after.enabled())
                .changing("only", before != null && before.only(), after.only())
                .changing("just-in-time", before != null && before.justInTime(), after.justInTime())
                .changing("trusts-factor", before != null && before.trustsFactor(), after.trustsFactor());
        return before == null
                ? change
                : change.with("provider", !before.issuer().equals(after.issuer()))
                        .with("client", !before.clientId().equals(after.clientId()))
                        .with("domains", !before.domains().equals(after.domains()))
                        .with(
                                "groups",
                                !before.groups().equals(after.groups())
                                        || !Objects.equals(before.defaultGroups(), after.defaultGroups()));
    }
}
