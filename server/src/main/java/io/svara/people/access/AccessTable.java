package io.svara.people.access;

import static org.jooq.impl.DSL.multiset;
import static org.jooq.impl.DSL.select;
import static svara.db.jooq.Tables.AGENT;
import static svara.db.jooq.Tables.AGENT_PERMISSION;
import static svara.db.jooq.Tables.AGENT_ROLE;

import io.svara.kernel.AgentId;
import io.svara.kernel.access.Permission;
import io.svara.kernel.access.Scope;
import io.svara.people.RoleId;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.springframework.stereotype.Component;

/** What each agent was given: permissions of their own, and roles. */
@Component
class AccessTable {

    /** @param permissions their own, without those of the roles */
    record Access(
            AgentId agent,
            String name,
            boolean superadmin,
            Set<Permission> permissions,
            Set<RoleId> roles,
            long version) {}

    private final DSLContext sql;

    AccessTable(DSLContext sql) {
        this.sql = sql;
    }

    /** Empty when there is no such agent, or none any longer. */
    Optional<Access> find(AgentId agent) {
        return sql.select(AGENT.NAME, AGENT.SUPERADMIN, AGENT.ACCESS_VERSION, ownPermissions(agent), roles(agent))
                .from(AGENT)
                .where(AGENT.ORGANIZATION_ID.eq(organization()), AGENT.ID.eq(agent.value()))
                .and(AGENT.REMOVED_AT.isNull())
                .and(AGENT.TECHNICAL.isFalse())
                .fetchOptional(row -> new Access(
                        agent,
                        row.value1(),
                        row.value2(),
                        PermissionWords.ofNames(row.value4()),
                        new LinkedHashSet<>(row.value5()),
                        row.value3()));
    }

    /** As {@link #find}; until the transaction ends nobody else changes it. */
    Optional<Access> lock(AgentId agent) {
        sql.select(AGENT.ID)
                .from(AGENT)
                .where(AGENT.ORGANIZATION_ID.eq(organization()), AGENT.ID.eq(agent.value()))
                .forUpdate()
                .execute();
        return find(agent);
    }

    /** Until the transaction ends, nobody becomes or ceases to be one of them. */
    List<AgentId> lockSuperadmins() {
        return sql.select(AGENT.ID)
                .from(AGENT)
                .where(AGENT.ORGANIZATION_ID.eq(organization()))
                .and(AGENT.SUPERADMIN.isTrue())
                .and(AGENT.REMOVED_AT.isNull())
                .orderBy(AGENT.ID)
                .forUpdate()
                .fetch(row -> new AgentId(row.value1()));
    }

    void give(AgentId agent, Collection<Permission> permissions, Instant at) {
        for (var permission : permissions) {
            sql.insertInto(AGENT_PERMISSION)
                    .set(AGENT_PERMISSION.ORGANIZATION_ID, organization())
                    .set(AGENT_PERMISSION.AGENT_ID, agent.value())
                    .set(AGENT_PERMISSION.PERMISSION, permission.name())
                    .set(AGENT_PERMISSION.GRANTED_AT, at)
                    .onConflictDoNothing()
                    .execute();
        }
    }

    void take(AgentId agent, Collection<Permission> permissions) {
        sql.deleteFrom(AGENT_PERMISSION)
                .where(AGENT_PERMISSION.ORGANIZATION_ID.eq(organization()))
                .and(AGENT_PERMISSION.AGENT_ID.eq(agent.value()))
                .and(AGENT_PERMISSION.PERMISSION.in(
                        permissions.stream().map(Permission::name).toList()))
                .execute();
    }

    void giveRoles(AgentId agent, Collection<RoleId> roles, Instant at) {
        for (var role : roles) {
            sql.insertInto(AGENT_ROLE)
                    .set(AGENT_ROLE.ORGANIZATION_ID, organization())
                    .set(AGENT_ROLE.AGENT_ID, agent.value())
                    .set(AGENT_ROLE.ROLE_ID, role.value())
                    .set(AGENT_ROLE.GRANTED_AT, at)
                    .onConflictDoNothing()
                    .execute();
        }
    }

    void takeRoles(AgentId agent, Collection<RoleId> roles) {
        sql.deleteFrom(AGENT_ROLE)
                .where(AGENT_ROLE.ORGANIZATION_ID.eq(organization()))
                .and(AGENT_ROLE.AGENT_ID.eq(agent.value()))
                .and(AGENT_ROLE.ROLE_ID.in(roles.stream().map(RoleId::value).toList()))
                .execute();
    }

    void changed(AgentId agent, boolean superadmin) {
        sql.update(AGENT)
                .set(AGENT.SUPERADMIN, superadmin)
                .set(AGENT.ACCESS_VERSION, AGENT.ACCESS_VERSION.plus(1))
                .where(AGENT.ORGANIZATION_ID.eq(organization()), AGENT.ID.eq(agent.value()))
                .execute();
    }

    private static Field<List<String>> ownPermissions(AgentId agent) {
        return multiset(select(AGENT_PERMISSION.PERMISSION)
                        .from(AGENT_PERMISSION)
                        .where(AGENT_PERMISSION.ORGANIZATION_ID.eq(organization()))
                        .and(AGENT_PERMISSION.AGENT_ID.eq(agent.value())))
                .convertFrom(rows -> rows.map(row -> row.value1()));
    }

    private static Field<List<RoleId>> roles(AgentId agent) {
        return multiset(select(AGENT_ROLE.ROLE_ID)
                        .from(AGENT_ROLE)
                        .where(AGENT_ROLE.ORGANIZATION_ID.eq(organization()))
                        .and(AGENT_ROLE.AGENT_ID.eq(agent.value()))
                        .orderBy(AGENT_ROLE.GRANTED_AT, AGENT_ROLE.ROLE_ID))
                .convertFrom(rows -> rows.map(row -> new RoleId(row.value1())));
    }

    private static long organization() {
        return Scope.organization().value();
    }
}
