package io.svara.people.account;

import static svara.db.jooq.Tables.ACCOUNT;
import static svara.db.jooq.Tables.AGENT;
import static svara.db.jooq.Tables.AGENT_GROUP;
import static svara.db.jooq.Tables.AGENT_GROUP_MEMBER;
import static svara.db.jooq.Tables.AGENT_PERMISSION;

import io.svara.kernel.AccountId;
import io.svara.kernel.AgentId;
import io.svara.kernel.OrganizationId;
import io.svara.kernel.access.Permission;
import io.svara.people.GroupId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/** Agents that are no persons: an organisation's own tokens act as them. Nobody can sign in as one. */
@Component
public class TechnicalAgents {

    /** No hash: no password has it. */
    private static final String NO_PASSWORD = "!";

    private final DSLContext sql;
    private final AccountTable accounts;
    private final AgentTable agents;

    TechnicalAgents(DSLContext sql, AccountTable accounts, AgentTable agents) {
        this.sql = sql;
        this.accounts = accounts;
        this.agents = agents;
    }

    /** What one may do and see. */
    public record Rights(Set<Permission> permissions, List<GroupId> groups) {}

    /** @param mark makes its address one that nobody else has */
    public AgentId add(
            OrganizationId organization,
            String name,
            String mark,
            Set<Permission> permissions,
            Collection<GroupId> groups,
            Instant at) {
        // RFC 2606: no such domain, so no mail ever gets there
        var email = "token-" + mark + "@svara.invalid";
        var account = sql.insertInto(ACCOUNT)
                .set(ACCOUNT.EMAIL, email)
                .set(ACCOUNT.PASSWORD_HASH, NO_PASSWORD)
                .set(ACCOUNT.CREATED_AT, at)
                .returning(ACCOUNT.ID)
                .fetchSingle(row -> new AccountId(row.getId()));
        var agent = sql.insertInto(AGENT)
                .set(AGENT.ORGANIZATION_ID, organization.value())
                .set(AGENT.ACCOUNT_ID, account.value())
                .set(AGENT.NAME, name)
                .set(AGENT.EMAIL, email)
                .set(AGENT.OFFICE, "back")
                .set(AGENT.TECHNICAL, true)
                .set(AGENT.CREATED_AT, at)
                .returning(AGENT.ID)
                .fetchSingle(row -> new AgentId(row.getId()));
        accounts.insertMembership(organization, account, agent);
        agents.grant(organization, agent, permissions, at);
        for (var group : groups) {
            sql.insertInto(AGENT_GROUP_MEMBER)
                    .set(AGENT_GROUP_MEMBER.ORGANIZATION_ID, organization.value())
                    .set(AGENT_GROUP_MEMBER.GROUP_ID, group.value())
                    .set(AGENT_GROUP_MEMBER.AGENT_ID, agent.value())
                    .onConflictDoNothing()
                    .execute();
        }
        return agent;
    }

    /** Of all that are there. */
    public Map<AgentId, Rights> all(OrganizationId organization) {
        var permissions = DSL.multiset(DSL.select(AGENT_PERMISSION.PERMISSION)
                .from(AGENT_PERMISSION)
                .where(
                        AGENT_PERMISSION.ORGANIZATION_ID.eq(organization.value()),
                        AGENT_PERMISSION.AGENT_ID.eq(AGENT.ID)));
        var groups = DSL.multiset(DSL.select(AGENT_GROUP_MEMBER.GROUP_ID)
                .from(AGENT_GROUP_MEMBER)
                .where(
                        AGENT_GROUP_MEMBER.ORGANIZATION_ID.eq(organization.value()),
                        AGENT_GROUP_MEMBER.AGENT_ID.eq(AGENT.ID)));
        return sql.select(AGENT.ID, permissions, groups)
                .from(AGENT)
                .where(
                        AGENT.ORGANIZATION_ID.eq(organization.value()),
                        AGENT.TECHNICAL.isTrue(),
                        AGENT.REMOVED_AT.isNull())
                .fetchMap(
                        row -> new AgentId(row.value1()),
                        row -> new Rights(
                                AgentTable.permissions(row.value2().map(found -> found.value1())),
                                row.value3().map(found -> new GroupId(found.value1()))));
    }

    /** Its name stays in history. Nothing where it is a person's. */
    public void remove(OrganizationId organization, AgentId agent, Instant at) {
        sql.update(AGENT)
                .set(AGENT.REMOVED_AT, at)
                .where(
                        AGENT.ORGANIZATION_ID.eq(organization.value()),
                        AGENT.ID.eq(agent.value()),
                        AGENT.TECHNICAL.isTrue())
                .execute();
    }

    /** Which of these living groups this agent is in. */
    public Set<GroupId> groups(OrganizationId organization, Collection<GroupId> among, AgentId of) {
        return sql.select(AGENT_GROUP_MEMBER.GROUP_ID)
                .from(AGENT_GROUP_MEMBER)
                .where(
                        AGENT_GROUP_MEMBER.ORGANIZATION_ID.eq(organization.value()),
                        AGENT_GROUP_MEMBER.AGENT_ID.eq(of.value()),
                        AGENT_GROUP_MEMBER.GROUP_ID.in(
                                among.stream().map(GroupId::value).toList()))
                .fetchSet(row -> new GroupId(row.value1()));
    }

    /** Which of these are groups of the organisation, and living. */
    public Set<GroupId> living(OrganizationId organization, Collection<GroupId> among) {
        return sql.select(AGENT_GROUP.ID)
                .from(AGENT_GROUP)
                .where(
                        AGENT_GROUP.ORGANIZATION_ID.eq(organization.value()),
                        AGENT_GROUP.REMOVED_AT.isNull(),
                        AGENT_GROUP.ID.in(among.stream().map(GroupId::value).toList()))
                .fetchSet(row -> new GroupId(row.value1()));
    }
}
