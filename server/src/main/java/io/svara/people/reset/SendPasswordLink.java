package io.svara.people.reset;

import io.svara.kernel.AgentId;
import io.svara.kernel.access.Permission;
import io.svara.kernel.access.UseCase;
import io.svara.kernel.log.Change;
import io.svara.kernel.log.Log;
import io.svara.organization.Organizations;
import io.svara.people.account.AgentRights;
import io.svara.people.mail.AccountLetter;
import java.time.Duration;
import java.util.Map;

/** Mails an agent a link that sets a new password; the administrator never sees it, and the old password works until then. */
@UseCase(permission = Permission.EDIT_AGENTS, tokens = false)
class SendPasswordLink {

    static final Duration LIFE = Duration.ofHours(24);

    private final AgentRights rights;
    private final PasswordLinks links;
    private final Organizations organizations;
    private final Log log;

    SendPasswordLink(AgentRights rights, PasswordLinks links, Organizations organizations, Log log) {
        this.rights = rights;
        this.links = links;
        this.organizations = organizations;
        this.log = log;
    }

    void send(AgentId id) {
        var agent = rights.existing(id);
        rights.mayGovern(agent);
        links.send(
                AccountLetter.PASSWORD_RESET_BY_ADMIN,
                agent.account(),
                id,
                LIFE,
                Map.of("organization", organizations.current().name(), "hours", Long.toString(LIFE.toHours())));
        log.append(Change.of("agent.password-link-sent", "agent", id));
    }
}
