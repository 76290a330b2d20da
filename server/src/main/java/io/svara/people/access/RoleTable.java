package io.svara.people.access;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.lower;
import static org.jooq.impl.DSL.multiset;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectCount;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.val;
import static svara.db.jooq.Tables.AGENT;
import static svara.db.jooq.Tables.AGENT_PERMISSION;
import static svara.db.jooq.Tables.AGENT_ROLE;
import static svara.db.jooq.Tables.ROLE;
import static svara.db.jooq.Tables.ROLE_PERMISSION;

import io.svara.kernel.AgentId;
import io.svara.kernel.access.Permission;
import io.svara.kernel.access.Scope;
import io.svara.people.AgentSummary;
import io.svara.people.RoleId;
import io.svara.people.account.AgentPicture;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SelectConditionStep;
import org.springframework.stereotype.Component;

/** The roles of the organisation in scope, and who has them. */
@Component
class RoleTable {

    /** @param agents how many have it; a removed agent does not count */
    record Role(RoleId id, String name, Set<Permission> permissions, int agents, long version) {}

    private static final Field<List<String>> PERMISSIONS = multiset(select(ROLE_PERMISSION.PERMISSION)
                    .from(ROLE_PERMISSION)
                    .where(ROLE_PERMISSION.ORGANIZATION_ID.eq(ROLE.ORGANIZATION_ID))
                    .and(ROLE_PERMISSION.ROLE_ID.eq(ROLE.ID)))
            .convertFrom(rows -> rows.map(row -> row.value1()));

    private static final Field<Integer> AGENTS = field(selectCount()
            .from(AGENT_ROLE)
            .join(AGENT)
            .on(AGENT.ORGANIZATION_ID.eq(AGENT_ROLE.ORGANIZATION_ID))
            .and(AGENT.ID.eq(AGENT_ROLE.AGENT_ID))
            .where(AGENT_ROLE.ORGANIZATION_ID.eq(ROLE.ORGANIZATION_ID))
            .and(AGENT_ROLE.ROLE_ID.eq(ROLE.ID))
            .and(AGENT.REMOVED_AT.isNull()));

    private final DSLContext sql;

    RoleTable(DSLContext sql) {
        this.sql = sql;
    }

    /** By name. */
    List<Role> all() {
        return roles(living()).orderBy(lower(ROLE.NAME), ROLE.ID).fetch(RoleTable::role);
    }

    Optional<Role> find(RoleId id) {
        return roles(living().and(ROLE.ID.eq(id.value()))).fetchOptional(RoleTable::role);
    }

    /** Until the transaction ends nobody changes it, removes it, or gives it to anybody. */
    Optional<Role> lock(RoleId id) {
        sql.select(ROLE.ID)
                .from(ROLE)
                .where(living(), ROLE.ID.eq(id.value()))
                .forUpdate()
                .execute();
        return find(id);
    }

    /** Those of them that there are; until the transaction ends they stay as they are. */
    List<Role> share(Collection<RoleId> ids) {
        var values = ids.stream().map(RoleId::value).sorted().toList();
        sql.select(ROLE.ID)
                .from(ROLE)
                .where(living(), ROLE.ID.in(values))
                .orderBy(ROLE.ID)
                .forShare()
                .execute();
        return roles(living().and(ROLE.ID.in(values))).fetch(RoleTable::role);
    }

    /** Empty when another has this name. */
    Optional<RoleId> add(String name, Instant at) {
        return sql.insertInto(ROLE)
                .set(ROLE.ORGANIZATION_ID, organization())
                .set(ROLE.NAME, name)
                .set(ROLE.CREATED_AT, at)
                .onConflictDoNothing()
                .returning(ROLE.ID)
                .fetchOptional(row -> new RoleId(row.getId()));
    }

    /** Whether another than this one has the name, however its letters are written. */
    boolean isTaken(String name, RoleId by) {
        return sql.fetchExists(selectOne()
                .from(ROLE)
                .where(living(), lower(ROLE.NAME).eq(lower(val(name))))
                .and(ROLE.ID.ne(by.value())));
    }

    void change(RoleId id, String name) {
        sql.update(ROLE)
                .set(ROLE.NAME, name)
                .set(ROLE.VERSION, ROLE.VERSION.plus(1))
                .where(ROLE.ORGANIZATION_ID.eq(organization()), ROLE.ID.eq(id.value()))
                .execute();
    }

    void give(RoleId id, Collection<Permission> permissions) {
        for (var permission : permissions) {
            sql.insertInto(ROLE_PERMISSION)
                    .set(ROLE_PERMISSION.ORGANIZATION_ID, organization())
                    .set(ROLE_PERMISSION.ROLE_ID, id.value())
                    .set(ROLE_PERMISSION.PERMISSION, permission.name())
                    .onConflictDoNothing()
                    .execute();
        }
    }

    void take(RoleId id, Collection<Permission> permissions) {
        sql.deleteFrom(ROLE_PERMISSION)
                .where(ROLE_PERMISSION.ORGANIZATION_ID.eq(organization()))
                .and(ROLE_PERMISSION.ROLE_ID.eq(id.value()))
                .and(ROLE_PERMISSION.PERMISSION.in(
                        permissions.stream().map(Permission::name).toList()))
                .execute();
    }

    /** Its name and permissions stay for the log; nobody has it any longer. */
    void remove(RoleId id, Instant at) {
        sql.deleteFrom(AGENT_ROLE)
                .where(AGENT_ROLE.ORGANIZATION_ID.eq(organization()), AGENT_ROLE.ROLE_ID.eq(id.value()))
                .execute();
        sql.update(ROLE)
                .set(ROLE.REMOVED_AT, at)
                .set(ROLE.VERSION, ROLE.VERSION.plus(1))
                .where(ROLE.ORGANIZATION_ID.eq(organization()), ROLE.ID.eq(id.value()))
                .execute();
    }

    /** Who has it, by name. */
    List<AgentSummary> agents(RoleId id) {
        return sql.select(AGENT.ID, AGENT.NAME, AGENT.EMAIL, AGENT.PICTURE_SHA256)
                .from(AGENT_ROLE)
                .join(AGENT)
                .on(AGENT.ORGANIZATION_ID.eq(AGENT_ROLE.ORGANIZATION_ID))
                .and(AGENT.ID.eq(AGENT_ROLE.AGENT_ID))
                .where(AGENT_ROLE.ORGANIZATION_ID.eq(organization()), AGENT_ROLE.ROLE_ID.eq(id.value()))
                .and(AGENT.REMOVED_AT.isNull())
                .and(AGENT.TECHNICAL.isFalse())
                .orderBy(lower(AGENT.NAME), AGENT.ID)
                .fetch(row -> new AgentSummary(
                        new AgentId(row.value1()), row.value2(), row.value3(), AgentPicture.address(row.value4())));
    }

    /** Of those who have the role and are no superadmins, what else each holds: of their own and by other roles. */
    List<Set<Permission>> heldBesides(RoleId id) {
        return sql.select(AGENT_ROLE.AGENT_ID, ownOf(AGENT_ROLE.AGENT_ID, id))
                .from(AGENT_ROLE)
                .join(AGENT)
                .on(AGENT.ORGANIZATION_ID.eq(AGENT_ROLE.ORGANIZATION_ID))
                .and(AGENT.ID.eq(AGENT_ROLE.AGENT_ID))
                .where(AGENT_ROLE.ORGANIZATION_ID.eq(organization()), AGENT_ROLE.ROLE_ID.eq(id.value()))
                .and(AGENT.REMOVED_AT.isNull())
                .and(AGENT.SUPERADMIN.isFalse())
                .fetch(row -> PermissionWords.ofNames(row.value2()));
    }

    private static Field<List<String>> ownOf(Field<Long> agent, RoleId besides) {
        var other = AGENT_ROLE.as("other");
        return multiset(select(AGENT_PERMISSION.PERMISSION)
                        .from(AGENT_PERMISSION)
                        .where(AGENT_PERMISSION.ORGANIZATION_ID.eq(organization()))
                        .and(AGENT_PERMISSION.AGENT_ID.eq(agent))
                        .union(select(ROLE_PERMISSION.PERMISSION)
                                .from(other)
                                .join(ROLE_PERMISSION)
                                .on(ROLE_PERMISSION.ORGANIZATION_ID.eq(other.ORGANIZATION_ID))
                                .and(ROLE_PERMISSION.ROLE_ID.eq(other.ROLE_ID))
                                .where(other.ORGANIZATION_ID.eq(organization()))
                                .and(other.AGENT_ID.eq(agent))
                                .and(other.ROLE_ID.ne(besides.value()))))
                .convertFrom(rows -> rows.map(row -> row.value1()));
    }

    /** Of these roles, all permissions together. */
    static Set<Permission> permissions(Collection<Role> roles) {
        return roles.stream().flatMap(role -> role.permissions().stream()).collect(Collectors.toSet());
    }

    private SelectConditionStep<? extends Record> roles(Condition condition) {
        return sql.select(ROLE.ID, ROLE.NAME, ROLE.VERSION, PERMISSIONS, AGENTS)
                .from(ROLE)
                .where(condition);
    }

    private static Condition living() {
        return ROLE.ORGANIZATION_ID.eq(organization()).and(ROLE.REMOVED_AT.isNull());
    }

    private static Role role(Record row) {
        return new Role(
                new RoleId(row.get(ROLE.ID)),
                row.get(ROLE.NAME),
                PermissionWords.ofNames(row.get(PERMISSIONS)),
                row.get(AGENTS),
                row.get(ROLE.VERSION));
    }

    private static long organization() {
        return Scope.organization().value();
    }
}
