package io.svara.mailboxes;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static svara.db.jooq.Tables.GROUP_MEMBERSHIP;
import static svara.db.jooq.Tables.MAILBOX_AGENT;
import static svara.db.jooq.Tables.MAILBOX_GROUP;

import io.svara.kernel.AgentId;
import io.svara.kernel.OrganizationId;
import io.svara.kernel.access.Actor;
import io.svara.kernel.access.Scope;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.QuantifiedSelect;
import org.jooq.Record1;
import org.jooq.Record2;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/** Makes the {@link Visibility} of an agent: the mailboxes that they or their groups have, where their licence level has tickets. A superadmin has no more. */
@Component
public class Visibilities {

    private final DSLContext sql;

    Visibilities(DSLContext sql) {
        this.sql = sql;
    }

    public Visibility ofCurrentAgent() {
        return of(Scope.agent());
    }

    /** Whether an agent who is not there, such as one who writes a mail, sees the mailbox. */
    public boolean sees(AgentId agent, MailboxId mailbox) {
        return mailboxes(Scope.organization(), Set.of(agent.value()))
                .getOrDefault(agent.value(), Set.of())
                .contains(mailbox.value());
    }

    /**
     * That an agent sees the mailbox of a row: a part of the statement that reads the row, where one ticket is asked for.
     * Which mailboxes they see would be a statement of its own.
     */
    public Condition sees(Actor.Agent agent, Field<Long> mailbox) {
        var id = DSL.val(agent.agent().value());
        var own = MAILBOX_AGENT
                .ORGANIZATION_ID
                .eq(agent.organization().value())
                .and(MAILBOX_AGENT.AGENT_ID.eq(id))
                .and(MAILBOX_AGENT.MAILBOX_ID.eq(mailbox));
        var byGroup = MAILBOX_GROUP
                .ORGANIZATION_ID
                .eq(agent.organization().value())
                .and(MAILBOX_GROUP.MAILBOX_ID.eq(mailbox))
                .and(GROUP_MEMBERSHIP.AGENT_ID.eq(id));
        return DSL.and(
                TicketLicence.covers(agent.organization(), id),
                DSL.or(
                        DSL.exists(DSL.selectOne().from(MAILBOX_AGENT).where(own)),
                        DSL.exists(DSL.selectOne().from(mailboxesOfGroups()).where(byGroup))));
    }

    public Visibility of(Actor.Agent agent) {
        return Objects.requireNonNull(of(List.of(agent)).get(agent.agent()));
    }

    /** @param agents of one organisation */
    public Map<AgentId, Visibility> of(Collection<Actor.Agent> agents) {
        if (agents.isEmpty()) {
            return Map.of();
        }
        var organization = agents.iterator().next().organization();
        var ids = agents.stream().map(agent -> agent.agent().value()).collect(toSet());
        var mailboxes = mailboxes(organization, ids);
        return ids.stream()
                .collect(toMap(AgentId::new, id -> new Visibility(organization, mailboxes.getOrDefault(id, Set.of()))));
    }

    private Map<Long, Set<Long>> mailboxes(OrganizationId organization, Set<Long> agents) {
        var own = sql.select(MAILBOX_AGENT.AGENT_ID, MAILBOX_AGENT.MAILBOX_ID)
                .from(MAILBOX_AGENT)
                .where(MAILBOX_AGENT.ORGANIZATION_ID.eq(organization.value()))
                .and(MAILBOX_AGENT.AGENT_ID.eq(any(agents)))
                .and(TicketLicence.covers(organization, MAILBOX_AGENT.AGENT_ID));
        var byGroup = sql.select(GROUP_MEMBERSHIP.AGENT_ID, MAILBOX_GROUP.MAILBOX_ID)
                .from(mailboxesOfGroups())
                .where(MAILBOX_GROUP.ORGANIZATION_ID.eq(organization.value()))
                .and(GROUP_MEMBERSHIP.ORGANIZATION_ID.eq(organization.value()))
                .and(GROUP_MEMBERSHIP.AGENT_ID.eq(any(agents)))
                .and(TicketLicence.covers(organization, GROUP_MEMBERSHIP.AGENT_ID));
        return own.union(byGroup).fetchStream().collect(groupingBy(Record2::value1, mapping(Record2::value2, toSet())));
    }

    private static Table<?> mailboxesOfGroups() {
        return MAILBOX_GROUP
                .join(GROUP_MEMBERSHIP)
                .on(GROUP_MEMBERSHIP.ORGANIZATION_ID.eq(MAILBOX_GROUP.ORGANIZATION_ID))
                .and(GROUP_MEMBERSHIP.GROUP_ID.eq(MAILBOX_GROUP.GROUP_ID));
    }

    private static QuantifiedSelect<Record1<Long>> any(Set<Long> ids) {
        return DSL.any(ids.toArray(Long[]::new));
    }
}
