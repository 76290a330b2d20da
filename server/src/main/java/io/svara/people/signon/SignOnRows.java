package io.svara.people.signon;

import static svara.db.jooq.Tables.AGENT;
import static svara.db.jooq.Tables.AGENT_GROUP;
import static svara.db.jooq.Tables.AGENT_GROUP_MEMBER;
import static svara.db.jooq.Tables.SINGLE_SIGN_ON;
import static svara.db.jooq.Tables.SINGLE_SIGN_ON_GROUP;
import static svara.db.jooq.Tables.SINGLE_SIGN_ON_IDENTITY;

import io.svara.kernel.AgentId;
import io.svara.kernel.access.Scope;
import io.svara.people.GroupId;
import io.svara.people.LicenceLevelId;
import io.svara.people.NewAgent.Office;
import io.svara.people.signon.SignOn.MappedGroup;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** An organisation's provider, and who is who there. */
@Component
class SignOnRows {

    private final DSLContext sql;
    private final SignOnTable ways;
    private final SignOnDomainRows domains;

    SignOnRows(DSLContext sql, SignOnTable ways, SignOnDomainRows domains) {
        this.sql = sql;
        this.ways = ways;
        this.domains = domains;
    }

    Optional<SignOn> find() {
        var organization = Scope.organization();
        var handle = ways.handle(organization).orElse(null);
        var names = domains.all().stream().map(SignOnDomain::name).toList();
        var groups = mapped();
        return sql.selectFrom(SINGLE_SIGN_ON)
                .where(SINGLE_SIGN_ON.ORGANIZATION_ID.eq(organization.value()))
                .fetchOptional(row -> new SignOn(
                        row.getEnabled(),
                        row.getName(),
                        handle,
                        row.getIssuer(),
                        row.getClientId(),
                        names,
                        row.getOnlyThisWay(),
                        row.getJustInTime(),
                        Office.valueOf(row.getOffice().toUpperCase(Locale.ROOT)),
                        level(row.getLicenceLevelId()),
                        groups.stream()
                                .filter(one -> one.value().isEmpty())
                                .map(MappedGroup::groupId)
                                .toList(),
                        row.getGroupClaim(),
                        groups.stream().filter(one -> !one.value().isEmpty()).toList(),
                        Arrays.stream(row.getFactorValues().split(" "))
                                .filter(value -> !value.isEmpty())
                                .toList(),
                        row.getTrustsFactor(),
                        row.getVersion()));
    }

    private static @Nullable LicenceLevelId level(@Nullable Long id) {
        return id == null ? null : new LicenceLevelId(id);
    }

    /** To groups that are still there. */
    private List<MappedGroup> mapped() {
        return sql.select(SINGLE_SIGN_ON_GROUP.VALUE, SINGLE_SIGN_ON_GROUP.GROUP_ID)
                .from(SINGLE_SIGN_ON_GROUP)
                .join(AGENT_GROUP)
                .on(AGENT_GROUP.ORGANIZATION_ID.eq(SINGLE_SIGN_ON_GROUP.ORGANIZATION_ID))
                .and(AGENT_GROUP.ID.eq(SINGLE_SIGN_ON_GROUP.GROUP_ID))
                .where(SINGLE_SIGN_ON_GROUP.ORGANIZATION_ID.eq(
                        Scope.organization().value()))
                .and(AGENT_GROUP.REMOVED_AT.isNull())
                .orderBy(SINGLE_SIGN_ON_GROUP.VALUE, SINGLE_SIGN_ON_GROUP.GROUP_ID)
                .fetch(row -> new MappedGroup(row.value1(), new GroupId(row.value2())));
    }

    Optional<byte[]> secret() {
        return sql.select(SINGLE_SIGN_ON.CLIENT_SECRET)
                .from(SINGLE_SIGN_ON)
                .where(SINGLE_SIGN_ON.ORGANIZATION_ID.eq(Scope.organization().value()))
                .fetchOptional(SINGLE_SIGN_ON.CLIENT_SECRET);
    }

    /** Until the transaction ends nobody else changes it; the version that it has, or 0 for none. */
    long lock() {
        return sql.select(SINGLE_SIGN_ON.VERSION)
                .from(SINGLE_SIGN_ON)
                .where(SINGLE_SIGN_ON.ORGANIZATION_ID.eq(Scope.organization().value()))
                .forUpdate()
                .fetchOptional(SINGLE_SIGN_ON.VERSION)
                .orElse(0L);
    }

    void save(SignOn wanted, byte[] secret, Instant at) {
        var organization = Scope.organization().value();
        var level =
                wanted.licenceLevelId() == null ? null : wanted.licenceLevelId().value();
        sql.insertInto(SINGLE_SIGN_ON)
                .set(SINGLE_SIGN_ON.ORGANIZATION_ID, organization)
                .set(SINGLE_SIGN_ON.ENABLED, wanted.enabled())
                .set(SINGLE_SIGN_ON.NAME, wanted.name())
                .set(SINGLE_SIGN_ON.ISSUER, wanted.issuer())
                .set(SINGLE_SIGN_ON.CLIENT_ID, wanted.clientId())
                .set(SINGLE_SIGN_ON.CLIENT_SECRET, secret)
                .set(SINGLE_SIGN_ON.ONLY_THIS_WAY, wanted.only())
                .set(SINGLE_SIGN_ON.JUST_IN_TIME, wanted.justInTime())
                .set(SINGLE_SIGN_ON.OFFICE, wanted.office().name().toLowerCase(Locale.ROOT))
                .set(SINGLE_SIGN_ON.LICENCE_LEVEL_ID, level)
                .set(SINGLE_SIGN_ON.GROUP_CLAIM, wanted.groupClaim())
                .set(SINGLE_SIGN_ON.FACTOR_VALUES, String.join(" ", wanted.factorValues()))
                .set(SINGLE_SIGN_ON.TRUSTS_FACTOR, wanted.trustsFactor())
                .set(SINGLE_SIGN_ON.CHANGED_AT, at)
                .set(SINGLE_SIGN_ON.VERSION, 1L)
                .onConflict(SINGLE_SIGN_ON.ORGANIZATION_ID)
                .doUpdate()
                .set(SINGLE_SIGN_ON.ENABLED, wanted.enabled())
                .set(SINGLE_SIGN_ON.NAME, wanted.name())
                .set(SINGLE_SIGN_ON.ISSUER, wanted.issuer())
                .set(SINGLE_SIGN_ON.CLIENT_ID, wanted.clientId())
                .set(SINGLE_SIGN_ON.CLIENT_SECRET, secret)
                .set(SINGLE_SIGN_ON.ONLY_THIS_WAY, wanted.only())
                .set(SINGLE_SIGN_ON.JUST_IN_TIME, wanted.justInTime())
                .set(SINGLE_SIGN_ON.OFFICE, wanted.office().name().toLowerCase(Locale.ROOT))
                .set(SINGLE_SIGN_ON.LICENCE_LEVEL_ID, level)
                .set(SINGLE_SIGN_ON.GROUP_CLAIM, wanted.groupClaim())
                .set(SINGLE_SIGN_ON.FACTOR_VALUES, String.join(" ", wanted.factorValues()))
                .set(SINGLE_SIGN_ON.TRUSTS_FACTOR, wanted.trustsFactor())
                .set(SINGLE_SIGN_ON.CHANGED_AT, at)
                .set(SINGLE_SIGN_ON.VERSION, SINGLE_SIGN_ON.VERSION.plus(1))
                .execute();
        sql.deleteFrom(SINGLE_SIGN_ON_GROUP)
                .where(SINGLE_SIGN_ON_GROUP.ORGANIZATION_ID.eq(organization))
                .execute();
        wanted.defaultGroups().forEach(group -> map("", group));
        wanted.groups().forEach(one -> map(one.value(), one.groupId()));
    }

    private void map(String value, GroupId group) {
        sql.insertInto(SINGLE_SIGN_ON_GROUP)
                .set(SINGLE_SIGN_ON_GROUP.ORGANIZATION_ID, Scope.organization().value())
                .set(SINGLE_SIGN_ON_GROUP.VALUE, value)
                .set(SINGLE_SIGN_ON_GROUP.GROUP_ID, group.value())
                .onConflictDoNothing()
                .execute();
    }

    void remove() {
        sql.deleteFrom(SINGLE_SIGN_ON)
                .where(SINGLE_SIGN_ON.ORGANIZATION_ID.eq(Scope.organization().value()))
                .execute();
    }

    Optional<AgentId> known(String issuer, String subject) {
        return sql.select(SINGLE_SIGN_ON_IDENTITY.AGENT_ID)
                .from(SINGLE_SIGN_ON_IDENTITY)
                .where(SINGLE_SIGN_ON_IDENTITY.ORGANIZATION_ID.eq(
                        Scope.organization().value()))
                .and(SINGLE_SIGN_ON_IDENTITY.ISSUER.eq(issuer))
                .and(SINGLE_SIGN_ON_IDENTITY.SUBJECT.eq(subject))
                .fetchOptional(row -> new AgentId(row.value1()));
    }

    void link(String issuer, String subject, AgentId agent, Instant at) {
        sql.insertInto(SINGLE_SIGN_ON_IDENTITY)
                .set(
                        SINGLE_SIGN_ON_IDENTITY.ORGANIZATION_ID,
                        Scope.organization().value())
                .set(SINGLE_SIGN_ON_IDENTITY.ISSUER, issuer)
                .set(SINGLE_SIGN_ON_IDENTITY.SUBJECT, subject)
                .set(SINGLE_SIGN_ON_IDENTITY.AGENT_ID, agent.value())
                .set(SINGLE_SIGN_ON_IDENTITY.LINKED_AT, at)
                .onConflict(
                        SINGLE_SIGN_ON_IDENTITY.ORGANIZATION_ID,
                        SINGLE_SIGN_ON_IDENTITY.ISSUER,
                        SINGLE_SIGN_ON_IDENTITY.SUBJECT)
                .doUpdate()
                .set(SINGLE_SIGN_ON_IDENTITY.AGENT_ID, agent.value())
                .set(SINGLE_SIGN_ON_IDENTITY.LINKED_AT, at)
                .execute();
    }

    /** Whether somebody else at this provider is this agent already. */
    boolean isLinked(String issuer, AgentId agent) {
        return sql.fetchExists(sql.selectOne()
                .from(SINGLE_SIGN_ON_IDENTITY)
                .where(SINGLE_SIGN_ON_IDENTITY.ORGANIZATION_ID.eq(
                        Scope.organization().value()))
                .and(SINGLE_SIGN_ON_IDENTITY.ISSUER.eq(issuer))
                .and(SINGLE_SIGN_ON_IDENTITY.AGENT_ID.eq(agent.value())));
    }

    /** Whether an agent with this address has been here and was removed. */
    boolean wasRemoved(String email) {
        return sql.fetchExists(sql.selectOne()
                .from(AGENT)
                .where(AGENT.ORGANIZATION_ID.eq(Scope.organization().value()))
                .and(AGENT.EMAIL.eq(email))
                .and(AGENT.REMOVED_AT.isNotNull()));
    }

    Set<GroupId> groupsOf(AgentId agent, Collection<GroupId> among) {
        return sql.select(AGENT_GROUP_MEMBER.GROUP_ID)
                .from(AGENT_GROUP_MEMBER)
                .where(AGENT_GROUP_MEMBER.ORGANIZATION_ID.eq(
                        Scope.organization().value()))
                .and(AGENT_GROUP_MEMBER.AGENT_ID.eq(agent.value()))
                .and(AGENT_GROUP_MEMBER.GROUP_ID.in(
                        among.stream().map(GroupId::value).toList()))
                .fetchSet(row -> new GroupId(row.value1()));
    }

    void join(AgentId agent, GroupId group) {
        sql.insertInto(AGENT_GROUP_MEMBER)
                .set(AGENT_GROUP_MEMBER.ORGANIZATION_ID, Scope.organization().value())
                .set(AGENT_GROUP_MEMBER.GROUP_ID, group.value())
                .set(AGENT_GROUP_MEMBER.AGENT_ID, agent.value())
                .onConflictDoNothing()
                .execute();
    }

    void leave(AgentId agent, Collection<GroupId> groups) {
        List<Long> ids = groups.stream().map(GroupId::value).toList();
        sql.deleteFrom(AGENT_GROUP_MEMBER)
                .where(AGENT_GROUP_MEMBER.ORGANIZATION_ID.eq(
                        Scope.organization().value()))
                .and(AGENT_GROUP_MEMBER.AGENT_ID.eq(agent.value()))
                .and(AGENT_GROUP_MEMBER.GROUP_ID.in(ids))
                .execute();
    }
}
