package io.svara.people.account;

import static org.jooq.impl.DSL.multiset;
import static org.jooq.impl.DSL.select;
import static svara.db.jooq.Tables.AGENT;
import static svara.db.jooq.Tables.AGENT_PERMISSION;
import static svara.db.jooq.Tables.AGENT_ROLE;
import static svara.db.jooq.Tables.LICENCE_LEVEL;
import static svara.db.jooq.Tables.ROLE_PERMISSION;

import io.svara.kernel.AccountId;
import io.svara.kernel.AgentId;
import io.svara.kernel.OrganizationId;
import io.svara.kernel.access.Actor;
import io.svara.kernel.access.Permission;
import io.svara.kernel.access.Permission.Service;
import io.svara.people.AgentSummary;
import io.svara.people.NewAgent;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record1;
import org.jooq.Select;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The agents of an organisation and what each may do. */
@Component
public class AgentTable {

    private final DSLContext sql;

    AgentTable(DSLContext sql) {
        this.sql = sql;
    }

    public AgentId insert(
            OrganizationId organization, AccountId account, SignInAddress email, NewAgent agent, Instant at) {
        return sql.insertInto(AGENT)
                .set(AGENT.ORGANIZATION_ID, organization.value())
                .set(AGENT.ACCOUNT_ID, account.value())
                .set(AGENT.NAME, agent.name())
                .set(AGENT.EMAIL, email.text())
                .set(AGENT.DEPARTMENT, agent.department())
                .set(AGENT.OFFICE, agent.office().name().toLowerCase(Locale.ROOT))
                .set(AGENT.SUPERADMIN, agent.superadmin())
                .set(AGENT.CREATED_AT, at)
                .returning(AGENT.ID)
                .fetchSingle(row -> new AgentId(row.getId()));
    }

    public void grant(OrganizationId organization, AgentId agent, Set<Permission> permissions, Instant at) {
        var insert = sql.insertInto(
                AGENT_PERMISSION,
                AGENT_PERMISSION.ORGANIZATION_ID,
                AGENT_PERMISSION.AGENT_ID,
                AGENT_PERMISSION.PERMISSION,
                AGENT_PERMISSION.GRANTED_AT);
        if (permissions.isEmpty()) {
            return;
        }
        insert.valuesOfRows(permissions.stream()
                        .map(permission ->
                                org.jooq.impl.DSL.row(organization.value(), agent.value(), permission.name(), at))
                        .toList())
                .onConflictDoNothing()
                .execute();
    }

    /** The agent as one who acts; empty when removed. */
    public Optional<Actor.Agent> actor(OrganizationId organization, AgentId agent) {
        return sql.select(
                        AGENT.ACCOUNT_ID,
                        AGENT.SUPERADMIN,
                        multiset(select(AGENT_PERMISSION.PERMISSION)
                                        .from(AGENT_PERMISSION)
                                        .where(
                                                AGENT_PERMISSION.ORGANIZATION_ID.eq(organization.value()),
                                                AGENT_PERMISSION.AGENT_ID.eq(agent.value()))
                                        .union(byRoles(organization, agent)))
                                .convertFrom(rows -> rows.map(row -> row.value1())),
                        LICENCE_LEVEL.SERVICES)
                .from(AGENT)
                .leftJoin(LICENCE_LEVEL)
                .on(LICENCE_LEVEL.ORGANIZATION_ID.eq(AGENT.ORGANIZATION_ID))
                .and(LICENCE_LEVEL.ID.eq(AGENT.LICENCE_LEVEL_ID))
                .where(present(organization), AGENT.ID.eq(agent.value()))
                .fetchOptional(row -> new Actor.Agent(
                        organization,
                        agent,
                        new AccountId(row.value1()),
                        row.value2(),
                        permissions(row.value3()),
                        services(row.value4()),
                        null));
    }

    /** @param level of the agent's licence level, by their words; null: there is none, so all */
    public static Set<Service> services(String @Nullable [] level) {
        return Arrays.stream(Service.values())
                .filter(service -> service == Service.GENERAL
                        || level == null
                        || Arrays.asList(level).contains(service.word()))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Select<Record1<String>> byRoles(OrganizationId organization, AgentId agent) {
        return select(ROLE_PERMISSION.PERMISSION)
                .from(AGENT_ROLE)
                .join(ROLE_PERMISSION)
                .on(ROLE_PERMISSION.ORGANIZATION_ID.eq(AGENT_ROLE.ORGANIZATION_ID))
                .and(ROLE_PERMISSION.ROLE_ID.eq(AGENT_ROLE.ROLE_ID))
                .where(AGENT_ROLE.ORGANIZATION_ID.eq(organization.value()))
                .and(AGENT_ROLE.AGENT_ID.eq(agent.value()));
    }

    public List<AgentSummary> active(OrganizationId organization, int limit) {
        return summaries(active(organization), limit);
    }

    public List<AgentSummary> ever(OrganizationId organization, int limit) {
        return summaries(AGENT.ORGANIZATION_ID.eq(organization.value()), limit);
    }

    public Optional<AgentSummary> find(OrganizationId organization, AgentId agent) {
        return summaries(AGENT.ORGANIZATION_ID.eq(organization.value()).and(AGENT.ID.eq(agent.value())), 1).stream()
                .findFirst();
    }

    public List<AgentSummary> find(OrganizationId organization, Collection<AgentId> agents) {
        var ids = agents.stream().map(AgentId::value).toList();
        return summaries(AGENT.ORGANIZATION_ID.eq(organization.value()).and(AGENT.ID.in(ids)), ids.size());
    }

    /** @param addresses in small letters */
    public List<AgentSummary> withEmail(OrganizationId organization, Collection<String> addresses) {
        return summaries(active(organization).and(AGENT.EMAIL.in(addresses)), addresses.size());
    }

    public boolean isActive(OrganizationId organization, AgentId agent) {
        return sql.fetchExists(sql.selectOne().from(AGENT).where(active(organization), AGENT.ID.eq(agent.value())));
    }

    /**
     * How an agent wants the desk.
     *
     * @param language null: as the browser says
     * @param messageOrder null: as the ticket's mailbox says
     */
    public record Appearance(
            @Nullable String language,
            String theme,
            @Nullable String messageOrder) {}

    public Appearance appearance(OrganizationId organization, AgentId agent) {
        return sql.select(AGENT.LANGUAGE, AGENT.THEME, AGENT.MESSAGE_ORDER)
                .from(AGENT)
                .where(AGENT.ORGANIZATION_ID.eq(organization.value()), AGENT.ID.eq(agent.value()))
                .fetchSingle(row -> new Appearance(row.value1(), row.value2(), row.value3()));
    }

    public void change(OrganizationId organization, AgentId agent, Appearance appearance) {
        sql.update(AGENT)
                .set(AGENT.LANGUAGE, appearance.language())
                .set(AGENT.THEME, appearance.theme())
                .set(AGENT.MESSAGE_ORDER, appearance.messageOrder())
                .where(AGENT.ORGANIZATION_ID.eq(organization.value()), AGENT.ID.eq(agent.value()))
                .execute();
    }

    /** Empty when there is no such agent, or none any longer. */
    public Optional<AccountId> remove(OrganizationId organization, AgentId agent, Instant at) {
        return sql.update(AGENT)
                .set(AGENT.REMOVED_AT, at)
                .set(AGENT.VERSION, AGENT.VERSION.plus(1))
                .where(active(organization), AGENT.ID.eq(agent.value()))
                .returning(AGENT.ACCOUNT_ID)
                .fetchOptional(row -> new AccountId(row.getAccountId()));
    }

    /**
     * Those who may everything. Until the transaction ends nobody else makes them fewer: whoever takes one away asks this
     * first, so that two never take the last ones.
     */
    public Set<AgentId> lockSuperadmins(OrganizationId organization) {
        return sql
                .select(AGENT.ID)
                .from(AGENT)
                .where(active(organization), AGENT.SUPERADMIN.isTrue())
                .orderBy(AGENT.ID)
                .forNoKeyUpdate()
                .fetch(row -> new AgentId(row.value1()))
                .stream()
                .collect(Collectors.toUnmodifiableSet());
    }

    public int countActive(OrganizationId organization) {
        return sql.fetchCount(sql.selectOne().from(AGENT).where(active(organization)));
    }

    private List<AgentSummary> summaries(Condition condition, int limit) {
        return sql.select(AGENT.ID, AGENT.NAME, AGENT.EMAIL, AGENT.PICTURE_SHA256)
                .from(AGENT)
                .where(condition)
                .orderBy(AGENT.NAME, AGENT.CREATED_AT, AGENT.ID)
                .limit(limit)
                .fetch(row -> new AgentSummary(
                        new AgentId(row.value1()), row.value2(), row.value3(), AgentPicture.address(row.value4())));
    }

    /** The people among them. */
    private static Condition active(OrganizationId organization) {
        return present(organization).and(AGENT.TECHNICAL.isFalse());
    }

    private static Condition present(OrganizationId organization) {
        return AGENT.ORGANIZATION_ID.eq(organization.value()).and(AGENT.REMOVED_AT.isNull());
    }

    /** A permission that this version does not know was granted by a newer one: it opens nothing here. */
    static Set<Permission> permissions(Collection<String> names) {
        return Arrays.stream(Permission.values())
                .filter(permission -> names.contains(permission.name()))
                .collect(Collectors.toUnmodifiableSet());
    }
}
