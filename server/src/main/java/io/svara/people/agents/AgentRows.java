package io.svara.people.agents;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toMap;
import static svara.db.jooq.Tables.AGENT;
import static svara.db.jooq.Tables.AGENT_GROUP;
import static svara.db.jooq.Tables.AGENT_GROUP_MEMBER;
import static svara.db.jooq.Tables.AGENT_PERMISSION;
import static svara.db.jooq.Tables.AGENT_ROLE;
import static svara.db.jooq.Tables.LICENCE_LEVEL;
import static svara.db.jooq.Tables.MEMBERSHIP;
import static svara.db.jooq.Tables.ROLE_PERMISSION;

import io.svara.kernel.AgentId;
import io.svara.kernel.OrganizationId;
import io.svara.kernel.access.Permission;
import io.svara.kernel.access.Scope;
import io.svara.people.Agents;
import io.svara.people.GroupId;
import io.svara.people.LicenceLevelId;
import io.svara.people.TwoFactorState;
import io.svara.people.TwoFactorStates;
import io.svara.people.account.AgentPicture;
import io.svara.people.account.AgentTable;
import io.svara.storage.BlobReferences;
import io.svara.storage.Sha256;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Agents as administrators see and change them, with their groups and pictures. */
@Component
class AgentRows implements BlobReferences {

    private final DSLContext sql;
    private final TwoFactorStates twoFactor;

    AgentRows(DSLContext sql, TwoFactorStates twoFactor) {
        this.sql = sql;
        this.twoFactor = twoFactor;
    }

    /** What an administrator sets of an agent. */
    record Settings(
            String name,
            String email,
            String department,
            String office,
            boolean superadmin,
            int maxChats,
            long version) {}

    /** Made by the server: PNG or JPEG. */
    record Picture(Sha256 sha256, String contentType) {}

    /** Whom a letter about an account is to. */
    record Reader(String name, String email, @Nullable String language) {}

    /** Those that are there, by name. */
    List<AgentView> list() {
        return views(null);
    }

    Optional<AgentView> find(AgentId agent) {
        return views(agent).stream().findFirst();
    }

    /** @param only null: all */
    private List<AgentView> views(@Nullable AgentId only) {
        var permissions = permissions(only);
        var groups = groups(only);
        var found = sql.select(
                        AGENT.ID,
                        AGENT.NAME,
                        AGENT.EMAIL,
                        AGENT.DEPARTMENT,
                        AGENT.OFFICE,
                        AGENT.SUPERADMIN,
                        AGENT.CREATED_AT,
                        AGENT.MAX_CHATS,
                        AGENT.INTRODUCED_AT,
                        AGENT.PICTURE_SHA256,
                        AGENT.LICENCE_LEVEL_ID,
                        LICENCE_LEVEL.SERVICES,
                        AGENT.VERSION,
                        MEMBERSHIP.LAST_ACTIVE_AT)
                .from(AGENT)
                .leftJoin(MEMBERSHIP)
                .on(MEMBERSHIP.ORGANIZATION_ID.eq(AGENT.ORGANIZATION_ID), MEMBERSHIP.AGENT_ID.eq(AGENT.ID))
                .leftJoin(LICENCE_LEVEL)
                .on(
                        LICENCE_LEVEL.ORGANIZATION_ID.eq(AGENT.ORGANIZATION_ID),
                        LICENCE_LEVEL.ID.eq(AGENT.LICENCE_LEVEL_ID))
                .where(active())
                .and(is(AGENT.ID, only))
                .orderBy(AGENT.NAME, AGENT.CREATED_AT, AGENT.ID)
                .limit(Agents.MAX_LISTED)
                .fetch();
        var factors = twoFactor.of(found.map(row -> new AgentId(row.get(AGENT.ID))));
        return found.map(row -> view(row, permissions, groups, factors));
    }

    private static AgentView view(
            Record row,
            Map<Long, Set<String>> permissions,
            Map<Long, List<GroupId>> groups,
            Map<AgentId, TwoFactorState> factors) {
        var id = row.get(AGENT.ID);
        var granted = permissions.getOrDefault(id, Set.of());
        var picture = row.get(AGENT.PICTURE_SHA256);
        var level = row.get(AGENT.LICENCE_LEVEL_ID);
        var services = AgentTable.services(row.get(LICENCE_LEVEL.SERVICES));
        return new AgentView(
                new AgentId(id),
                row.get(AGENT.NAME),
                row.get(AGENT.EMAIL),
                row.get(AGENT.DEPARTMENT),
                row.get(AGENT.OFFICE),
                row.get(AGENT.SUPERADMIN),
                Permission.grantable().stream()
                        .filter(permission ->
                                granted.contains(permission.name()) && services.contains(permission.service()))
                        .map(Permission::word)
                        .toList(),
                groups.getOrDefault(id, List.of()),
                factors.getOrDefault(new AgentId(id), TwoFactorState.OFF).strongest(),
                row.get(MEMBERSHIP.LAST_ACTIVE_AT),
                row.get(AGENT.CREATED_AT),
                row.get(AGENT.MAX_CHATS),
                row.get(AGENT.INTRODUCED_AT),
                picture == null ? null : AgentPicture.address(Sha256.ofDigest(picture)),
                level == null ? null : new LicenceLevelId(level),
                row.get(AGENT.VERSION));
    }

    /** Their own, and those of their roles. */
    private Map<Long, Set<String>> permissions(@Nullable AgentId only) {
        return sql
                .select(AGENT_PERMISSION.AGENT_ID, AGENT_PERMISSION.PERMISSION)
                .from(AGENT_PERMISSION)
                .where(AGENT_PERMISSION.ORGANIZATION_ID.eq(organization()))
                .and(is(AGENT_PERMISSION.AGENT_ID, only))
                .union(DSL.select(AGENT_ROLE.AGENT_ID, ROLE_PERMISSION.PERMISSION)
                        .from(AGENT_ROLE)
                        .join(ROLE_PERMISSION)
                        .on(ROLE_PERMISSION.ORGANIZATION_ID.eq(AGENT_ROLE.ORGANIZATION_ID))
                        .and(ROLE_PERMISSION.ROLE_ID.eq(AGENT_ROLE.ROLE_ID))
                        .where(AGENT_ROLE.ORGANIZATION_ID.eq(organization()))
                        .and(is(AGENT_ROLE.AGENT_ID, only)))
                .fetchGroups(AGENT_PERMISSION.AGENT_ID, AGENT_PERMISSION.PERMISSION)
                .entrySet()
                .stream()
                .collect(toMap(Map.Entry::getKey, entry -> Set.copyOf(entry.getValue())));
    }

    private Map<Long, List<GroupId>> groups(@Nullable AgentId only) {
        return sql.select(AGENT_GROUP_MEMBER.AGENT_ID, AGENT_GROUP_MEMBER.GROUP_ID)
                .from(AGENT_GROUP_MEMBER)
                .join(AGENT_GROUP)
                .on(
                        AGENT_GROUP.ORGANIZATION_ID.eq(AGENT_GROUP_MEMBER.ORGANIZATION_ID),
                        AGENT_GROUP.ID.eq(AGENT_GROUP_MEMBER.GROUP_ID))
                .where(AGENT_GROUP_MEMBER.ORGANIZATION_ID.eq(organization()))
                .and(is(AGENT_GROUP_MEMBER.AGENT_ID, only))
                .and(AGENT_GROUP.REMOVED_AT.isNull())
                .orderBy(DSL.lower(AGENT_GROUP.NAME))
                .fetchStream()
                .collect(groupingBy(row -> row.value1(), mapping(row -> new GroupId(row.value2()), toList())));
    }

    /** Those that agents can be in, by name. */
    List<AgentListView.Group> livingGroups() {
        return sql.select(AGENT_GROUP.ID, AGENT_GROUP.NAME)
                .from(AGENT_GROUP)
                .where(AGENT_GROUP.ORGANIZATION_ID.eq(organization()))
                .and(AGENT_GROUP.REMOVED_AT.isNull())
                .orderBy(DSL.lower(AGENT_GROUP.NAME))
                .fetch(row -> new AgentListView.Group(new GroupId(row.value1()), row.value2()));
    }

    /** Those of these that agents can be in; they stay so until the transaction ends. */
    Set<GroupId> living(Collection<GroupId> groups) {
        return Set.copyOf(sql.select(AGENT_GROUP.ID)
                .from(AGENT_GROUP)
                .where(AGENT_GROUP.ORGANIZATION_ID.eq(organization()))
                .and(AGENT_GROUP.ID.in(groups.stream().map(GroupId::value).toList()))
                .and(AGENT_GROUP.REMOVED_AT.isNull())
                .forShare()
                .fetch(row -> new GroupId(row.value1())));
    }

    Set<GroupId> groupsOf(AgentId agent) {
        return Set.copyOf(groups(agent).getOrDefault(agent.value(), List.of()));
    }

    void join(AgentId agent, Collection<GroupId> groups) {
        for (var group : groups) {
            sql.insertInto(AGENT_GROUP_MEMBER)
                    .set(AGENT_GROUP_MEMBER.ORGANIZATION_ID, organization())
                    .set(AGENT_GROUP_MEMBER.GROUP_ID, group.value())
                    .set(AGENT_GROUP_MEMBER.AGENT_ID, agent.value())
                    .onConflictDoNothing()
                    .execute();
        }
    }

    /** Out of all groups but these. */
    void leaveAllBut(AgentId agent, Collection<GroupId> groups) {
        sql.deleteFrom(AGENT_GROUP_MEMBER)
                .where(AGENT_GROUP_MEMBER.ORGANIZATION_ID.eq(organization()))
                .and(AGENT_GROUP_MEMBER.AGENT_ID.eq(agent.value()))
                .and(AGENT_GROUP_MEMBER.GROUP_ID.notIn(
                        groups.stream().map(GroupId::value).toList()))
                .execute();
    }

    /** Nobody else changes the agent until the transaction ends. Empty: not there. */
    Optional<Settings> lock(AgentId agent) {
        return sql.selectFrom(AGENT)
                .where(active())
                .and(AGENT.ID.eq(agent.value()))
                .forNoKeyUpdate()
                .fetchOptional(row -> new Settings(
                        row.getName(),
                        row.getEmail(),
                        row.getDepartment(),
                        row.getOffice(),
                        row.getSuperadmin(),
                        row.getMaxChats(),
                        row.getVersion()));
    }

    void write(AgentId agent, Settings settings) {
        sql.update(AGENT)
                .set(AGENT.NAME, settings.name())
                .set(AGENT.EMAIL, settings.email())
                .set(AGENT.DEPARTMENT, settings.department())
                .set(AGENT.OFFICE, settings.office())
                .set(AGENT.SUPERADMIN, settings.superadmin())
                .set(AGENT.MAX_CHATS, settings.maxChats())
                .set(AGENT.VERSION, settings.version() + 1)
                .where(AGENT.ORGANIZATION_ID.eq(organization()))
                .and(AGENT.ID.eq(agent.value()))
                .execute();
    }

    void setMaxChats(AgentId agent, int maxChats) {
        sql.update(AGENT)
                .set(AGENT.MAX_CHATS, maxChats)
                .where(AGENT.ORGANIZATION_ID.eq(organization()))
                .and(AGENT.ID.eq(agent.value()))
                .execute();
    }

    Optional<Reader> reader(AgentId agent) {
        return sql.select(AGENT.NAME, AGENT.EMAIL, AGENT.LANGUAGE)
                .from(AGENT)
                .where(active())
                .and(AGENT.ID.eq(agent.value()))
                .fetchOptional(row -> new Reader(row.value1(), row.value2(), row.value3()));
    }

    void introduced(AgentId agent, Instant at) {
        sql.update(AGENT)
                .set(AGENT.INTRODUCED_AT, at)
                .where(AGENT.ORGANIZATION_ID.eq(organization()))
                .and(AGENT.ID.eq(agent.value()))
                .execute();
    }

    /** @return how many of them are there and have it now */
    int setPicture(Collection<AgentId> agents, @Nullable Picture picture) {
        return sql.update(AGENT)
                .set(
                        AGENT.PICTURE_SHA256,
                        picture == null ? null : picture.sha256().bytes())
                .set(AGENT.PICTURE_TYPE, picture == null ? null : picture.contentType())
                .set(AGENT.VERSION, AGENT.VERSION.plus(1))
                .where(active())
                .and(AGENT.ID.in(agents.stream().map(AgentId::value).toList()))
                .execute();
    }

    /** Also of one who has been removed, whose name stays in history. */
    Optional<Picture> picture(Sha256 sha256) {
        return sql.select(AGENT.PICTURE_TYPE)
                .from(AGENT)
                .where(AGENT.ORGANIZATION_ID.eq(organization()))
                .and(AGENT.PICTURE_SHA256.eq(sha256.bytes()))
                .limit(1)
                .fetchOptional(row -> new Picture(sha256, row.value1()));
    }

    @Override
    public Set<Sha256> named(OrganizationId organization, Collection<Sha256> candidates) {
        return sql.select(AGENT.PICTURE_SHA256)
                .from(AGENT)
                .where(AGENT.ORGANIZATION_ID.eq(organization.value()))
                .and(AGENT.PICTURE_SHA256.in(
                        candidates.stream().map(Sha256::bytes).toList()))
                .fetchSet(row -> Sha256.ofDigest(row.value1()));
    }

    private static Condition is(Field<Long> id, @Nullable AgentId only) {
        return only == null ? DSL.noCondition() : id.eq(only.value());
    }

    private static Condition active() {
        return AGENT.ORGANIZATION_ID
                .eq(organization())
                .and(AGENT.REMOVED_AT.isNull())
                .and(AGENT.TECHNICAL.isFalse());
    }

    private static long organization() {
        return Scope.organization().value();
    }
}
