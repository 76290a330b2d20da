package io.svara.mailboxes;

import static svara.db.jooq.Tables.GROUP_MEMBERSHIP;
import static svara.db.jooq.Tables.MAILBOX_AGENT;
import static svara.db.jooq.Tables.MAILBOX_GROUP;

import io.svara.kernel.access.Actor;
import io.svara.kernel.access.Scope;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** Makes the {@link Visibility} of an agent: the mailboxes that they or their groups have. A superadmin has no more. */
@Component
public class Visibilities {

    private final DSLContext sql;

    Visibilities(DSLContext sql) {
        this.sql = sql;
    }

    public Visibility ofCurrentAgent() {
        return of(Scope.agent());
    }

    public Visibility of(Actor.Agent agent) {
        var organization = agent.organization();
        var own = sql.select(MAILBOX_AGENT.MAILBOX_ID)
                .from(MAILBOX_AGENT)
                .where(MAILBOX_AGENT.ORGANIZATION_ID.eq(organization.value()))
                .and(MAILBOX_AGENT.AGENT_ID.eq(agent.agent().value()));
        var byGroup = sql.select(MAILBOX_GROUP.MAILBOX_ID)
                .from(MAILBOX_GROUP)
                .join(GROUP_MEMBERSHIP)
                .on(GROUP_MEMBERSHIP.ORGANIZATION_ID.eq(MAILBOX_GROUP.ORGANIZATION_ID))
                .and(GROUP_MEMBERSHIP.GROUP_ID.eq(MAILBOX_GROUP.GROUP_ID))
                .where(MAILBOX_GROUP.ORGANIZATION_ID.eq(organization.value()))
                .and(GROUP_MEMBERSHIP.ORGANIZATION_ID.eq(organization.value()))
                .and(GROUP_MEMBERSHIP.AGENT_ID.eq(agent.agent().value()));
        return new Visibility(organization, own.union(byGroup).fetchSet(MAILBOX_AGENT.MAILBOX_ID));
    }
}
