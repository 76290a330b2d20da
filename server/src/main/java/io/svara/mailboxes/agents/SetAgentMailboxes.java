package io.svara.mailboxes.agents;

import io.svara.kernel.AgentId;
import io.svara.kernel.access.Permission;
import io.svara.kernel.access.Scope;
import io.svara.kernel.access.UseCase;
import io.svara.kernel.log.Change;
import io.svara.kernel.log.Log;
import io.svara.kernel.problem.Problem;
import io.svara.kernel.signal.Signals;
import io.svara.mailboxes.Mailbox;
import io.svara.mailboxes.MailboxId;
import io.svara.mailboxes.Mailboxes;
import io.svara.people.Agents;
import io.svara.people.CallerNotice;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Gives an agent exactly these mailboxes by name (ORG-4). Those that come by a group stay. */
@UseCase(permission = Permission.EDIT_AGENTS)
class SetAgentMailboxes {

    record Request(@Nullable List<MailboxId> mailboxIds) {}

    private final Agents agents;
    private final Mailboxes mailboxes;
    private final AgentMailboxRows rows;
    private final Log log;
    private final Signals signals;

    SetAgentMailboxes(Agents agents, Mailboxes mailboxes, AgentMailboxRows rows, Log log, Signals signals) {
        this.agents = agents;
        this.mailboxes = mailboxes;
        this.rows = rows;
        this.log = log;
        this.signals = signals;
    }

    void set(AgentId agent, Request request) {
        if (!agents.isActive(agent)) {
            throw Problem.notFound("agent");
        }
        if (request.mailboxIds() == null) {
            throw Problem.invalid("mailboxIds", "required", "Name the mailboxes, or give an empty list.");
        }
        var wanted = existing(request.mailboxIds());
        var before = rows.own(agent);
        var added = minus(wanted, before);
        var removed = minus(before, wanted);
        if (added.isEmpty() && removed.isEmpty()) {
            return;
        }
        rows.take(agent, removed);
        added.forEach(mailbox -> mailboxes.grant(mailbox, agent));
        log.append(Change.of("agent.mailboxes-changed", "agent", agent)
                .with("added", added)
                .with("removed", removed));
        CallerNotice.agent(Scope.organization(), agent).publishAfterCommit(signals);
    }

    private Set<MailboxId> existing(List<MailboxId> ids) {
        var wanted = new HashSet<>(ids);
        var all = mailboxes.all().stream().map(Mailbox::id).collect(Collectors.toSet());
        if (!all.containsAll(wanted)) {
            throw Problem.invalid("mailboxIds", "unknown-mailbox", "Choose among the mailboxes that there are.");
        }
        return wanted;
    }

    private static Set<MailboxId> minus(Collection<MailboxId> some, Collection<MailboxId> others) {
        var left = new HashSet<>(some);
        left.removeAll(others);
        return left;
    }
}
