package io.svara.people.signon;

import io.svara.kernel.access.Permission;
import io.svara.kernel.access.Scope;
import io.svara.kernel.access.UseCase;
import io.svara.kernel.log.Change;
import io.svara.kernel.log.Log;
import io.svara.kernel.problem.Problem;
import io.svara.people.SessionCookie;
import io.svara.people.account.TechnicalAgents;
import io.svara.people.licence.Licences;
import io.svara.people.session.RecentAuthentication;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Sets at which provider the organisation's agents sign in, or that they do at none. */
@UseCase(permission = Permission.SECURITY, tokens = false)
class ChangeSignOn {

    private final SignOnRows rows;
    private final SignOnDomainRows domains;
    private final SignOnTable ways;
    private final SignOnSecrets secrets;
    private final SignOnViews views;
    private final TechnicalAgents groups;
    private final Licences licences;
    private final RecentAuthentication recent;
    private final Log log;
    private final Clock clock;

    ChangeSignOn(
            SignOnRows rows,
            SignOnDomainRows domains,
            SignOnTable ways,
            SignOnSecrets secrets,
            SignOnViews views,
            TechnicalAgents groups,
            Licences licences,
            RecentAuthentication recent,
            Log log,
            Clock clock) {
        this.rows = rows;
        this.domains = domains;
        this.ways = ways;
        this.secrets = secrets;
        this.views = views;
        this.groups = groups;
        this.licences = licences;
        this.recent = recent;
        this.log = log;
        this.clock = clock;
    }

    SignOnView change(SignOnRequest request, SessionCookie cookie) {
        recent.check(cookie);
        var version = rows.lock();
        if (request.ifVersion() != null && request.ifVersion() != version) {
            throw Problem.stale(version);
        }
        var wanted = request.read();
        var before = rows.find().orElse(null);
        checkTrust(wanted, before);
        checkGroups(wanted);
        licences.check(wanted.licenceLevelId());
        var secret = secret(request, wanted, before);
        domains.dropOthers(wanted.domains());
        takeHandle(wanted);
        rows.save(wanted, secret, clock.instant());
        wanted.domains().forEach(name -> domains.claim(name, SignOnSecrets.random(), clock.instant()));
        log.append(changed(before, wanted));
        return views.current();
    }

    void remove(SessionCookie cookie) {
        recent.check(cookie);
        if (rows.lock() == 0) {
            throw Problem.notFound("single-sign-on");
        }
        var organization = Scope.organization();
        rows.remove();
        ways.dropOthers(organization, List.of());
        log.append(Change.of("single-sign-on.removed", "single-sign-on", organization));
    }

    /** Whoever chooses the provider chooses who may say that they are a superadmin. */
    private static void checkTrust(SignOn wanted, @Nullable SignOn before) {
        if (!isSameProvider(wanted, before) && !Scope.actor().may(Permission.SUPERADMIN)) {
            throw Problem.forbidden(Permission.SUPERADMIN);
        }
    }

    private static boolean isSameProvider(SignOn wanted, @Nullable SignOn before) {
        return before != null
                && before.issuer().equals(wanted.issuer())
                && before.clientId().equals(wanted.clientId());
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
        if (!isSameProvider(wanted, before)) {
            throw Problem.invalid("clientSecret", "required", "Give the client's secret.");
        }
        return rows.secret().orElseThrow();
    }

    /** Beside it only those domains lead here that are proved, and stay. */
    private void takeHandle(SignOn wanted) {
        var organization = Scope.organization();
        var words = new ArrayList<>(wanted.domains());
        var handle = Objects.requireNonNull(wanted.handle());
        words.add(handle);
        ways.dropOthers(organization, words);
        if (!ways.take(organization, handle)) {
            throw Problem.invalid("handle", "taken", "This word leads to another organisation. Choose another.");
        }
    }

    private static Change changed(@Nullable SignOn before, SignOn after) {
        var change = Change.of("single-sign-on.changed", "single-sign-on", Scope.organization())
                .changing("enabled", before != null && before.enabled(), after.enabled())
                .changing("only", before != null && before.only(), after.only())
                .changing("just-in-time", before != null && before.justInTime(), after.justInTime())
                .changing("trusts-factor", before != null && before.trustsFactor(), after.trustsFactor())
                .with("licence-level", after.licenceLevelId());
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
