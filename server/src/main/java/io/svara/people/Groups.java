package io.svara.people;

import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.lower;
import static org.jooq.impl.DSL.multiset;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.trueCondition;
import static org.jooq.impl.DSL.val;
import static svara.db.jooq.Tables.AGENT;
import static svara.db.jooq.Tables.AGENT_GROUP;
import static svara.db.jooq.Tables.AGENT_GROUP_MEMBER;

import io.svara.kernel.AgentId;
import io.svara.kernel.access.Scope;
import io.svara.people.account.AgentPicture;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SelectConditionStep;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Groups of agents (ORG-7). Works in the caller's transaction and organisation. A removed group keeps its row, for history. */
@Component
public class Groups {

    /** @param members by name; those who have been removed are left out */
    public record Group(GroupId id, String name, List<AgentSummary> members, long version) {

        public List<AgentId> agents() {
            return members.stream().map(AgentSummary::id).toList();
        }
    }

    public record Named(GroupId id, String name) {}

    private static final Field<List<AgentSummary>> MEMBERS = multiset(
                    select(AGENT.ID, AGENT.NAME, AGENT.EMAIL, AGENT.PICTURE_SHA256)
                            .from(AGENT_GROUP_MEMBER)
                            .join(AGENT)
                            .on(AGENT.ORGANIZATION_ID.eq(AGENT_GROUP_MEMBER.ORGANIZATION_ID))
                            .and(AGENT.ID.eq(AGENT_GROUP_MEMBER.AGENT_ID))
                            .where(AGENT_GROUP_MEMBER.ORGANIZATION_ID.eq(AGENT_GROUP.ORGANIZATION_ID))
                            .and(AGENT_GROUP_MEMBER.GROUP_ID.eq(AGENT_GROUP.ID))
                            .and(AGENT.REMOVED_AT.isNull())
                            .and(AGENT.TECHNICAL.isFalse())
                            .orderBy(lower(AGENT.NAME), AGENT.ID))
            .convertFrom(rows -> rows.map(row -> new AgentSummary(
                    new AgentId(row.value1()), row.value2(), row.value3(), AgentPicture.address(row.value4()))));

    private final DSLContext sql;
    private final Clock clock;

    Groups(DSLContext sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** By name. */
    public List<Group> all() {
        return groups(living()).orderBy(lower(AGENT_GROUP.NAME), AGENT_GROUP.ID).fetch(Groups::group);
    }

    public Optional<Group> find(GroupId id) {
        return groups(living().and(AGENT_GROUP.ID.eq(id.value()))).fetchOptional(Groups::group);
    }

    /** Removed ones too, by name: history still names them. */
    public List<Named> ever() {
        return sql.select(AGENT_GROUP.ID, AGENT_GROUP.NAME)
                .from(AGENT_GROUP)
                .where(own())
                .orderBy(lower(AGENT_GROUP.NAME), AGENT_GROUP.ID)
                .fetch(row -> new Named(new GroupId(row.value1()), row.value2()));
    }

    /** What these are called; removed ones too. */
    public Map<GroupId, String> names(Collection<GroupId> ids) {
        return sql.select(AGENT_GROUP.ID, AGENT_GROUP.NAME)
                .from(AGENT_GROUP)
                .where(
                        own(),
                        AGENT_GROUP.ID.eq(any(ids.stream().map(GroupId::value).toArray(Long[]::new))))
                .fetchMap(row -> new GroupId(row.value1()), row -> row.value2());
    }

    public boolean isThere(GroupId id) {
        return sql.fetchExists(selectOne().from(AGENT_GROUP).where(living(), AGENT_GROUP.ID.eq(id.value())));
    }

    /** Until the transaction ends nobody else changes it, its members, or what it gives. */
    public Optional<Group> lock(GroupId id) {
        sql.select(AGENT_GROUP.ID)
                .from(AGENT_GROUP)
                .where(living(), AGENT_GROUP.ID.eq(id.value()))
                .forUpdate()
                .execute();
        return find(id);
    }

    /** Whether all of these are there; until the transaction ends they stay. */
    public boolean areThere(Set<GroupId> ids) {
        return sql.select(AGENT_GROUP.ID)
                        .from(AGENT_GROUP)
                        .where(
                                living(),
                                AGENT_GROUP.ID.in(
                                        ids.stream().map(GroupId::value).toList()))
                        .orderBy(AGENT_GROUP.ID)
                        .forShare()
                        .fetch()
                        .size()
                == ids.size();
    }

    public GroupId add(String name, Collection<AgentId> members) {
        var group = new GroupId(sql.insertInto(AGENT_GROUP)
                .set(AGENT_GROUP.ORGANIZATION_ID, organization())
                .set(AGENT_GROUP.NAME, name)
                .set(AGENT_GROUP.CREATED_AT, clock.instant())
                .returningResult(AGENT_GROUP.ID)
                .fetchSingle()
                .value1());
        addMembers(group, members);
        return group;
    }

    /** Whether another than this one has the name, however its letters are written. {@code by} null: any. */
    public boolean isTaken(String name, @Nullable GroupId by) {
        return sql.fetchExists(selectOne()
                .from(AGENT_GROUP)
                .where(living(), lower(AGENT_GROUP.NAME).eq(lower(val(name))))
                .and(by == null ? trueCondition() : AGENT_GROUP.ID.ne(by.value())));
    }

    public void change(GroupId id, String name, Collection<AgentId> members) {
        sql.update(AGENT_GROUP)
                .set(AGENT_GROUP.NAME, name)
                .where(AGENT_GROUP.ORGANIZATION_ID.eq(organization()), AGENT_GROUP.ID.eq(id.value()))
                .execute();
        sql.deleteFrom(AGENT_GROUP_MEMBER)
                .where(AGENT_GROUP_MEMBER.ORGANIZATION_ID.eq(organization()))
                .and(AGENT_GROUP_MEMBER.GROUP_ID.eq(id.value()))
                .and(AGENT_GROUP_MEMBER.AGENT_ID.notIn(
                        members.stream().map(AgentId::value).toList()))
                // tokens' agents are nobody's to see here, and stay
                .and(AGENT_GROUP_MEMBER.AGENT_ID.notIn(select(AGENT.ID)
                        .from(AGENT)
                        .where(AGENT.ORGANIZATION_ID.eq(organization()), AGENT.TECHNICAL.isTrue())))
                .execute();
        addMembers(id, members);
        changed(id);
    }

    /** The next version: also where what it gives has changed, which stands with the modules that it gives. */
    public void changed(GroupId id) {
        sql.update(AGENT_GROUP)
                .set(AGENT_GROUP.VERSION, AGENT_GROUP.VERSION.plus(1))
                .where(AGENT_GROUP.ORGANIZATION_ID.eq(organization()), AGENT_GROUP.ID.eq(id.value()))
                .execute();
    }

    /** It gives nobody anything any longer. Its row, and who was in it, stay. */
    public void remove(GroupId id) {
        sql.update(AGENT_GROUP)
                .set(AGENT_GROUP.REMOVED_AT, clock.instant())
                .where(AGENT_GROUP.ORGANIZATION_ID.eq(organization()), AGENT_GROUP.ID.eq(id.value()))
                .execute();
        changed(id);
    }

    public void join(AgentId member, Collection<GroupId> groups) {
        groups.forEach(group -> addMembers(group, List.of(member)));
    }

    private void addMembers(GroupId group, Collection<AgentId> members) {
        for (var member : members) {
            sql.insertInto(AGENT_GROUP_MEMBER)
                    .set(AGENT_GROUP_MEMBER.ORGANIZATION_ID, organization())
                    .set(AGENT_GROUP_MEMBER.GROUP_ID, group.value())
                    .set(AGENT_GROUP_MEMBER.AGENT_ID, member.value())
                    .onConflictDoNothing()
                    .execute();
        }
    }

    private SelectConditionStep<? extends Record> groups(Condition condition) {
        return sql.select(AGENT_GROUP.ID, AGENT_GROUP.NAME, AGENT_GROUP.VERSION, MEMBERS)
                .from(AGENT_GROUP)
                .where(condition);
    }

    private static Condition living() {
        return own().and(AGENT_GROUP.REMOVED_AT.isNull());
    }

    private static Condition own() {
        return AGENT_GROUP.ORGANIZATION_ID.eq(organization());
    }

    private static Group group(Record row) {
        return new Group(
                new GroupId(row.get(AGENT_GROUP.ID)),
                row.get(AGENT_GROUP.NAME),
                row.get(MEMBERS),
                row.get(AGENT_GROUP.VERSION));
    }

    private static long organization() {
        return Scope.organization().value();
    }
}
