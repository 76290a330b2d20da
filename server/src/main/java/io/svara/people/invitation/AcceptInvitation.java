package io.svara.people.invitation;

import io.svara.kernel.AgentId;
import io.svara.kernel.access.Permission;
import io.svara.kernel.access.UseCase;
import io.svara.kernel.log.Change;
import io.svara.kernel.log.Log;
import io.svara.people.AddAgent;
import io.svara.people.Groups;
import io.svara.people.NewAgent;
import io.svara.people.NewAgent.Office;
import io.svara.people.NewAgent.PasswordKind;
import io.svara.people.licence.Licences;
import java.util.Locale;
import java.util.Set;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The invitee becomes an agent, by their own name and password. The link is good once. */
@UseCase(permission = Permission.NONE)
class AcceptInvitation {

    private final OpenInvitation open;
    private final InvitationRows rows;
    private final AddAgent addAgent;
    private final Groups groups;
    private final Licences licences;
    private final Log log;

    AcceptInvitation(
            OpenInvitation open, InvitationRows rows, AddAgent addAgent, Groups groups, Licences licences, Log log) {
        this.open = open;
        this.rows = rows;
        this.addAgent = addAgent;
        this.groups = groups;
        this.licences = licences;
        this.log = log;
    }

    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    public AgentId accept(String secret, String name, String password) {
        return open.with(secret, invitation -> {
            var invited = new NewAgent(
                    name,
                    invitation.email(),
                    password,
                    PasswordKind.OWN,
                    invitation.department(),
                    Office.valueOf(invitation.office().toUpperCase(Locale.ROOT)),
                    false,
                    Set.of());
            var agent = addAgent.add(invited, invitation.extraSeat());
            licences.giveNew(agent, invitation.licenceLevelId());
            groups.join(
                    agent,
                    invitation.groups().stream().map(Invitation.Group::id).toList());
            rows.remove(invitation.id());
            log.append(Change.of("invitation.accepted", "invitation", invitation.id())
                    .with("agent", agent));
            return agent;
        });
    }
}
