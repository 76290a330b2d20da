package io.svara.mailboxes.agents;

import io.svara.kernel.AgentId;
import io.svara.kernel.access.Permission;
import io.svara.kernel.access.UseCase;
import io.svara.kernel.problem.Problem;
import io.svara.mailboxes.Mailboxes;
import io.svara.people.Agents;
import java.util.List;

/** The mailboxes of an agent, by name or by a group, among all there are. */
@UseCase(permission = Permission.AGENTS, readOnly = true)
class ShowAgentMailboxes {

    private final Agents agents;
    private final Mailboxes mailboxes;
    private final AgentMailboxRows rows;

    ShowAgentMailboxes(Agents agents, Mailboxes mailboxes, AgentMailboxRows rows) {
        this.agents = agents;
        this.mailboxes = mailboxes;
        this.rows = rows;
    }

    AgentMailboxesView show(AgentId agent) {
        if (!agents.isActive(agent)) {
            throw Problem.notFound("agent");
        }
        var own = rows.own(agent);
        var byGroup = rows.byGroup(agent);
        return new AgentMailboxesView(mailboxes.all().stream()
                .map(mailbox -> new AgentMailboxesView.AgentMailbox(
                        mailbox.id(),
                        mailbox.name(),
                        mailbox.address(),
                        own.contains(mailbox.id()),
                        byGroup.getOrDefault(mailbox.id(), List.of())))
                .toList());
    }
}
