package io.svara.people.session;

import io.svara.kernel.SvaraSettings;
import io.svara.kernel.access.Actor;
import io.svara.kernel.access.Permission;
import io.svara.kernel.problem.Problem;
import io.svara.organization.Organizations;
import io.svara.people.SessionCookie;
import io.svara.people.account.AccountTable;
import io.svara.people.account.AgentTable;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes the answer to "who am I", inside the caller's transaction. */
@Component
class SessionViews {

    private final AgentTable agents;
    private final AccountTable accounts;
    private final Organizations organizations;
    private final SvaraSettings settings;
    private final Enrolment enrolment;

    SessionViews(
            AgentTable agents,
            AccountTable accounts,
            Organizations organizations,
            SvaraSettings settings,
            Enrolment enrolment) {
        this.agents = agents;
        this.accounts = accounts;
        this.organizations = organizations;
        this.settings = settings;
        this.enrolment = enrolment;
    }

    SessionView of(Actor.Agent agent, @Nullable SessionCookie cookie) {
        var person = agents.find(agent.organization(), agent.agent()).orElseThrow(Problem::notSignedIn);
        var login = accounts.login(agent.account()).orElseThrow(Problem::notSignedIn);
        var appearance = agents.appearance(agent.organization(), agent.agent());
        return new SessionView(
                new SessionView.SignedInAgent(
                        person.id(),
                        person.name(),
                        person.email(),
                        agent.superadmin(),
                        permissions(agent),
                        login.mustChangePassword(),
                        cookie != null && enrolment.isDue(agent.agent(), cookie),
                        appearance.language(),
                        appearance.theme(),
                        appearance.messageOrder()),
                new SessionView.SignedInOrganization(
                        agent.organization(), organizations.current().name()),
                new SessionView.Installation(settings.demo()),
                cookie == null ? null : new SessionView.Csrf(SessionCookie.CSRF_HEADER, cookie.csrfToken()));
    }

    /** What the desk may show: everything that the server would allow. */
    private static List<String> permissions(Actor.Agent agent) {
        return Arrays.stream(Permission.values())
                .filter(permission -> permission != Permission.NONE && permission != Permission.SIGNED_IN)
                .filter(agent::may)
                .map(Permission::word)
                .toList();
    }
}
