package io.svara.mailboxes.agents;

import io.svara.kernel.AgentId;
import io.svara.people.AgentLeaves;
import org.springframework.stereotype.Component;

/** Who is removed has no mailboxes any more. */
@Component
class MailboxesLeave implements AgentLeaves {

    private final AgentMailboxRows rows;

    MailboxesLeave(AgentMailboxRows rows) {
        this.rows = rows;
    }

    @Override
    public void leaves(AgentId agent) {
        rows.takeAll(agent);
    }
}
