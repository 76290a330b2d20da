package io.svara.people.twofactor;

import io.svara.kernel.access.Permission;
import io.svara.kernel.access.Scope;
import io.svara.kernel.access.UseCase;
import io.svara.kernel.log.Change;
import io.svara.kernel.log.Log;
import io.svara.kernel.problem.Problem;
import io.svara.kernel.signal.Signals;
import io.svara.people.CallerNotice;
import io.svara.people.SessionCookie;
import io.svara.people.session.RecentAuthentication;
import java.time.Clock;

/**
 * Asks all agents for a second factor. Who has none sets one up before anything else: at the next sign-in, or at the next
 * call of a desk that is open.
 */
@UseCase(permission = Permission.SECURITY, tokens = false)
class RequireTwoFactor {

    private final RequirementTable requirements;
    private final SecurityViews views;
    private final RecentAuthentication recent;
    private final Log log;
    private final Signals signals;
    private final Clock clock;

    RequireTwoFactor(
            RequirementTable requirements,
            SecurityViews views,
            RecentAuthentication recent,
            Log log,
            Signals signals,
            Clock clock) {
        this.requirements = requirements;
        this.views = views;
        this.recent = recent;
        this.log = log;
        this.signals = signals;
        this.clock = clock;
    }

    SecurityView require(String word, long ifVersion, SessionCookie cookie) {
        recent.check(cookie);
        var organization = Scope.organization();
        var required = Requirement.of(word)
                .orElseThrow(
                        () -> Problem.invalid("required", "unknown-requirement", "Use none, any or app-or-passkey."));
        if (!requirements.choose(organization, required, ifVersion, clock.instant())) {
            throw Problem.stale(requirements.find(organization).version());
        }
        log.append(Change.of("organization.two-factor-required", "organization", organization)
                .with("required", required.word()));
        CallerNotice.organization(organization).publishAfterCommit(signals);
        return views.current();
    }
}
