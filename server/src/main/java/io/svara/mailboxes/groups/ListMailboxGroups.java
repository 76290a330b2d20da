package io.svara.mailboxes.groups;

import io.svara.kernel.access.Permission;
import io.svara.kernel.access.UseCase;
import io.svara.kernel.paging.Page;
import io.svara.kernel.problem.Problem;
import io.svara.mailboxes.AgentTurns;
import io.svara.mailboxes.MailboxId;
import io.svara.mailboxes.Visibilities;
import io.svara.people.Groups;
import io.svara.people.Groups.Named;
import java.util.Collections;
import java.util.Set;

/** The groups that could do something with a mailbox's tickets: those of which somebody sees them. */
@UseCase(permission = Permission.TICKETS, readOnly = true)
class ListMailboxGroups {

    private final Visibilities visibilities;
    private final AgentTurns turns;
    private final Groups groups;

    ListMailboxGroups(Visibilities visibilities, AgentTurns turns, Groups groups) {
        this.visibilities = visibilities;
        this.turns = turns;
        this.groups = groups;
    }

    Page<Named> list(MailboxId mailbox) {
        if (!visibilities.ofCurrentAgent().sees(mailbox)) {
            throw Problem.notFound("mailbox");
        }
        var seeing = Set.copyOf(turns.agents(mailbox));
        return new Page<>(
                groups.all().stream()
                        .filter(group -> !Collections.disjoint(group.agents(), seeing))
                        .map(group -> new Named(group.id(), group.name()))
                        .toList(),
                null);
    }
}
