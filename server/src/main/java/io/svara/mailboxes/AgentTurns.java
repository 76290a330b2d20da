package io.svara.mailboxes;

import static svara.db.jooq.Tables.GROUP_MEMBERSHIP;
import static svara.db.jooq.Tables.MAILBOX_AGENT;
import static svara.db.jooq.Tables.MAILBOX_GROUP;
import static svara.db.jooq.Tables.MAILBOX_TURN;

import io.svara.kernel.AgentId;
import io.svara.kernel.access.Scope;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** Whose turn it is where a mailbox's new tickets go round. */
@Component
public class AgentTurns {

    private final DSLContext sql;

    AgentTurns(DSLContext sql) {
        this.sql = sql;
    }

    /** Who sees the mailbox, themselves or by a group; by id. Also those who have been removed since. */
    public List<AgentId> agents(MailboxId mailbox) {
        var scope = Scope.organization();
        var organization = scope.value();
        var own = sql.select(MAILBOX_AGENT.AGENT_ID)
                .from(MAILBOX_AGENT)
                .where(MAILBOX_AGENT.ORGANIZATION_ID.eq(organization))
                .and(MAILBOX_AGENT.MAILBOX_ID.eq(mailbox.value()))
                .and(TicketLicence.covers(scope, MAILBOX_AGENT.AGENT_ID));
        var byGroup = sql.select(GROUP_MEMBERSHIP.AGENT_ID)
                .from(MAILBOX_GROUP)
                .join(GROUP_MEMBERSHIP)
                .on(GROUP_MEMBERSHIP.ORGANIZATION_ID.eq(MAILBOX_GROUP.ORGANIZATION_ID))
                .and(GROUP_MEMBERSHIP.GROUP_ID.eq(MAILBOX_GROUP.GROUP_ID))
                .where(MAILBOX_GROUP.ORGANIZATION_ID.eq(organization))
                .and(GROUP_MEMBERSHIP.ORGANIZATION_ID.eq(organization))
                .and(MAILBOX_GROUP.MAILBOX_ID.eq(mailbox.value()))
                .and(TicketLicence.covers(scope, GROUP_MEMBERSHIP.AGENT_ID));
        return own.union(byGroup).fetchSet(MAILBOX_AGENT.AGENT_ID).stream()
                .sorted()
                .map(AgentId::new)
                .toList();
    }

    /**
     * The one after whoever had the last turn, whose turn is the last from now on. Others who ask wait until the
     * transaction ends.
     *
     * @param among by id; empty: nobody
     */
    public Optional<AgentId> next(MailboxId mailbox, Collection<AgentId> among) {
        if (among.isEmpty()) {
            return Optional.empty();
        }
        var organization = Scope.organization().value();
        var last = sql.select(MAILBOX_TURN.AGENT_ID)
                .from(MAILBOX_TURN)
                .where(MAILBOX_TURN.ORGANIZATION_ID.eq(organization))
                .and(MAILBOX_TURN.MAILBOX_ID.eq(mailbox.value()))
                .forUpdate()
                .fetchOptional(MAILBOX_TURN.AGENT_ID)
                .orElse(0L);
        var next = among.stream()
                .filter(agent -> agent.value() > last)
                .findFirst()
                .orElseGet(() -> among.iterator().next());
        sql.insertInto(MAILBOX_TURN)
                .set(MAILBOX_TURN.ORGANIZATION_ID, organization)
                .set(MAILBOX_TURN.MAILBOX_ID, mailbox.value())
                .set(MAILBOX_TURN.AGENT_ID, next.value())
                .onConflict(MAILBOX_TURN.ORGANIZATION_ID, MAILBOX_TURN.MAILBOX_ID)
                .doUpdate()
                .set(MAILBOX_TURN.AGENT_ID, next.value())
                .execute();
        return Optional.of(next);
    }
}
