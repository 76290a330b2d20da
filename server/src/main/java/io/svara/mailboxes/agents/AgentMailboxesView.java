package io.svara.mailboxes.agents;

import io.svara.mailboxes.MailboxId;
import io.svara.people.GroupId;
import java.util.List;

/** All mailboxes, and how an agent has them. */
record AgentMailboxesView(List<AgentMailbox> items) {

    /**
     * @param own whether the agent has it by name
     * @param groupIds those of the agent's groups by which it comes
     */
    record AgentMailbox(MailboxId id, String name, String address, boolean own, List<GroupId> groupIds) {}
}
