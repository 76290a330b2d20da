package io.svara.people;

import static svara.db.jooq.Tables.AGENT_GROUP;
import static svara.db.jooq.Tables.AGENT_GROUP_MEMBER;

import io.svara.kernel.AgentId;
import io.svara.kernel.access.Scope;
import java.time.Clock;
import java.util.Collection;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** Groups of agents (ORG-7). Works in the caller's transaction and organisation. */
@Component
public class Groups {

    private final DSLContext sql;
    private final Clock clock;

    Groups(DSLContext sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    public GroupId add(String name, Collection<AgentId> members) {
        var organization = Scope.organization().value();
        var group = sql.insertInto(AGENT_GROUP)
                .set(AGENT_GROUP.ORGANIZATION_ID, organization)
                .set(AGENT_GROUP.NAME, name)
                .set(AGENT_GROUP.CREATED_AT, clock.instant())
                .returningResult(AGENT_GROUP.ID)
                .fetchSingle()
                .value1();
        for (var member : members) {
            sql.insertInto(AGENT_GROUP_MEMBER)
                    .set(AGENT_GROUP_MEMBER.ORGANIZATION_ID, organization)
                    .set(AGENT_GROUP_MEMBER.GROUP_ID, group)
                    .set(AGENT_GROUP_MEMBER.AGENT_ID, member.value())
                    .execute();
        }
        return new GroupId(group);
    }
}
