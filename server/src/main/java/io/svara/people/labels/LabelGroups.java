package io.svara.people.labels;

import static org.jooq.impl.DSL.selectOne;
import static svara.db.jooq.Tables.AGENT_GROUP;
import static svara.db.jooq.Tables.GROUP_MEMBERSHIP;
import static svara.db.jooq.Tables.LABEL_CARD;
import static svara.db.jooq.Tables.LABEL_GROUP;

import io.svara.kernel.AgentId;
import io.svara.kernel.access.Scope;
import io.svara.organization.LabelId;
import io.svara.people.GroupId;
import io.svara.people.GroupUse;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/**
 * Which labels are bound to which groups. The binding outlives a removed group: a label that only it could choose is not
 * open to everybody all of a sudden.
 */
@Component
public class LabelGroups implements GroupUse {

    /** @param removed nobody is in it any longer */
    public record Bound(GroupId id, String name, boolean removed) {}

    private final DSLContext sql;

    LabelGroups(DSLContext sql) {
        this.sql = sql;
    }

    /** The labels that are bound to groups, of which the agent is in none. */
    public Set<LabelId> closedTo(AgentId agent) {
        var mine = LABEL_GROUP.as("mine");
        return sql
                .selectDistinct(LABEL_GROUP.LABEL_ID)
                .from(LABEL_GROUP)
                .where(LABEL_GROUP.ORGANIZATION_ID.eq(organization()))
                .andNotExists(selectOne()
                        .from(mine)
                        .join(GROUP_MEMBERSHIP)
                        .on(GROUP_MEMBERSHIP.ORGANIZATION_ID.eq(mine.ORGANIZATION_ID))
                        .and(GROUP_MEMBERSHIP.GROUP_ID.eq(mine.GROUP_ID))
                        .where(mine.ORGANIZATION_ID.eq(organization()))
                        .and(mine.LABEL_ID.eq(LABEL_GROUP.LABEL_ID))
                        .and(GROUP_MEMBERSHIP.AGENT_ID.eq(agent.value())))
                .fetch(row -> new LabelId(row.value1()))
                .stream()
                .collect(Collectors.toSet());
    }

    /** Of each bound label, its groups by name. */
    Map<LabelId, List<Bound>> all() {
        return sql.select(LABEL_GROUP.LABEL_ID, AGENT_GROUP.ID, AGENT_GROUP.NAME, AGENT_GROUP.REMOVED_AT)
                .from(LABEL_GROUP)
                .join(AGENT_GROUP)
                .on(AGENT_GROUP.ORGANIZATION_ID.eq(LABEL_GROUP.ORGANIZATION_ID))
                .and(AGENT_GROUP.ID.eq(LABEL_GROUP.GROUP_ID))
                .where(LABEL_GROUP.ORGANIZATION_ID.eq(organization()))
                .orderBy(AGENT_GROUP.NAME, AGENT_GROUP.ID)
                .fetchGroups(
                        row -> new LabelId(row.value1()),
                        row -> new Bound(new GroupId(row.value2()), row.value3(), row.value4() != null));
    }

    Set<GroupId> of(LabelId label) {
        return sql
                .select(LABEL_GROUP.GROUP_ID)
                .from(LABEL_GROUP)
                .where(LABEL_GROUP.ORGANIZATION_ID.eq(organization()))
                .and(LABEL_GROUP.LABEL_ID.eq(label.value()))
                .fetch(row -> new GroupId(row.value1()))
                .stream()
                .collect(Collectors.toSet());
    }

    void set(LabelId label, Collection<GroupId> groups) {
        var wanted = groups.stream().map(GroupId::value).toList();
        sql.deleteFrom(LABEL_GROUP)
                .where(LABEL_GROUP.ORGANIZATION_ID.eq(organization()))
                .and(LABEL_GROUP.LABEL_ID.eq(label.value()))
                .and(LABEL_GROUP.GROUP_ID.notIn(wanted))
                .execute();
        for (var group : wanted) {
            sql.insertInto(LABEL_GROUP)
                    .set(LABEL_GROUP.ORGANIZATION_ID, organization())
                    .set(LABEL_GROUP.LABEL_ID, label.value())
                    .set(LABEL_GROUP.GROUP_ID, group)
                    .onConflictDoNothing()
                    .execute();
        }
    }

    @Override
    public Map<GroupId, List<Use>> of(Collection<GroupId> groups) {
        return sql.select(LABEL_GROUP.GROUP_ID, LABEL_CARD.NAME)
                .from(LABEL_GROUP)
                .join(LABEL_CARD)
                .on(LABEL_CARD.ORGANIZATION_ID.eq(LABEL_GROUP.ORGANIZATION_ID))
                .and(LABEL_CARD.ID.eq(LABEL_GROUP.LABEL_ID))
                .where(LABEL_GROUP.ORGANIZATION_ID.eq(organization()))
                .and(LABEL_GROUP.GROUP_ID.in(groups.stream().map(GroupId::value).toList()))
                .and(LABEL_CARD.REMOVED.isFalse())
                .orderBy(LABEL_CARD.NAME, LABEL_CARD.ID)
                .fetchGroups(row -> new GroupId(row.value1()), row -> new Use("label", row.value2()));
    }

    private static long organization() {
        return Scope.organization().value();
    }
}
