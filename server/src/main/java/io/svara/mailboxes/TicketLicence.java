package io.svara.mailboxes;

import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.selectOne;
import static svara.db.jooq.Tables.AGENT_WITHOUT_TICKETS;

import io.svara.kernel.OrganizationId;
import org.jooq.Condition;
import org.jooq.Field;

/** Whoever's licence level has no tickets sees no mailbox, whichever they were given. */
final class TicketLicence {

    private TicketLicence() {}

    static Condition covers(OrganizationId organization, Field<Long> agent) {
        return notExists(selectOne()
                .from(AGENT_WITHOUT_TICKETS)
                .where(AGENT_WITHOUT_TICKETS.ORGANIZATION_ID.eq(organization.value()))
                .and(AGENT_WITHOUT_TICKETS.AGENT_ID.eq(agent)));
    }
}
