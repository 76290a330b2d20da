package io.svara.people.session;

import static svara.db.jooq.Tables.MEMBERSHIP;
import static svara.db.jooq.Tables.SESSION;

import io.svara.kernel.AccountId;
import io.svara.kernel.AgentId;
import io.svara.kernel.OrganizationId;
import io.svara.people.SessionId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Signed-in browsers. Directory rows: a cookie is all that is known when they are read. */
@Component
public class SessionTable {

    private final DSLContext sql;

    SessionTable(DSLContext sql) {
        this.sql = sql;
    }

    /** A session and the agent that it speaks for. */
    public record Session(
            SessionId id,
            OrganizationId organization,
            AgentId agent,
            Instant lastSeenAt,
            Instant expiresAt,
            boolean providerFactor) {}

    /**
     * What its owner is shown of a session.
     *
     * @param current the one that asks
     */
    record Shown(
            SessionId id, Instant createdAt, Instant lastSeenAt, String userAgent, String address, boolean current) {}

    SessionId insert(
            byte[] hash, OrganizationId organization, AccountId account, Device device, Instant at, Instant expiresAt) {
        return sql.insertInto(SESSION)
                .set(SESSION.TOKEN_HASH, hash)
                .set(SESSION.ORGANIZATION_ID, organization.value())
                .set(SESSION.ACCOUNT_ID, account.value())
                .set(SESSION.CREATED_AT, at)
                .set(SESSION.LAST_SEEN_AT, at)
                .set(SESSION.CONFIRMED_AT, at)
                .set(SESSION.EXPIRES_AT, expiresAt)
                .set(SESSION.USER_AGENT, device.userAgent())
                .set(SESSION.ADDRESS, device.address())
                .returning(SESSION.ID)
                .fetchSingle(row -> new SessionId(row.getId()));
    }

    /** @param providerFactor whether the second factor was the provider's business */
    void begunBy(OrganizationId organization, SessionId session, String way, boolean providerFactor) {
        sql.update(SESSION)
                .set(SESSION.BEGUN_BY, way)
                .set(SESSION.PROVIDER_FACTOR, providerFactor)
                .where(SESSION.ORGANIZATION_ID.eq(organization.value()), SESSION.ID.eq(session.value()))
                .execute();
    }

    public Optional<Session> find(byte[] hash) {
        return sql.select(
                        SESSION.ID,
                        SESSION.ORGANIZATION_ID,
                        MEMBERSHIP.AGENT_ID,
                        SESSION.LAST_SEEN_AT,
                        SESSION.EXPIRES_AT,
                        SESSION.PROVIDER_FACTOR)
                .from(SESSION)
                .join(MEMBERSHIP)
                .on(
                        MEMBERSHIP.ORGANIZATION_ID.eq(SESSION.ORGANIZATION_ID),
                        MEMBERSHIP.ACCOUNT_ID.eq(SESSION.ACCOUNT_ID))
                .where(SESSION.TOKEN_HASH.eq(hash))
                .fetchOptional(row -> new Session(
                        new SessionId(row.value1()),
                        new OrganizationId(row.value2()),
                        new AgentId(row.value3()),
                        row.value4(),
                        row.value5(),
                        row.value6()));
    }

    /**
     * The most recent first.
     *
     * @param current the hash of the session that asks, if it is one
     */
    List<Shown> ofAccount(
            OrganizationId organization,
            AccountId account,
            byte @Nullable [] current,
            Instant now,
            Instant seenAfter,
            int limit) {
        return sql.select(
                        SESSION.ID,
                        SESSION.CREATED_AT,
                        SESSION.LAST_SEEN_AT,
                        SESSION.USER_AGENT,
                        SESSION.ADDRESS,
                        current == null ? DSL.inline(false) : DSL.field(SESSION.TOKEN_HASH.eq(current)))
                .from(SESSION)
                .where(
                        SESSION.ORGANIZATION_ID.eq(organization.value()),
                        SESSION.ACCOUNT_ID.eq(account.value()),
                        SESSION.EXPIRES_AT.gt(now),
                        SESSION.LAST_SEEN_AT.gt(seenAfter))
                .orderBy(SESSION.CREATED_AT.desc(), SESSION.ID.desc())
                .limit(limit)
                .fetch(row -> new Shown(
                        new SessionId(row.value1()),
                        row.value2(),
                        row.value3(),
                        row.value4(),
                        row.value5(),
                        row.value6()));
    }

    /** Whether this account has been signed in from there: then guessing from elsewhere does not slow it. */
    boolean knows(AccountId account, String address) {
        return sql.fetchExists(sql.selectOne()
                .from(SESSION)
                .where(SESSION.ACCOUNT_ID.eq(account.value()), SESSION.ADDRESS.eq(address)));
    }

    /** Unless somebody has noted it since it was read: many requests at once write once. */
    public void seen(SessionId session, Instant at, Instant seenBefore) {
        sql.update(SESSION)
                .set(SESSION.LAST_SEEN_AT, at)
                .where(SESSION.ID.eq(session.value()), SESSION.LAST_SEEN_AT.le(seenBefore))
                .execute();
    }

    /** Its owner has just shown who they are. */
    void confirm(byte[] hash, Instant at) {
        sql.update(SESSION)
                .set(SESSION.CONFIRMED_AT, at)
                .where(SESSION.TOKEN_HASH.eq(hash))
                .execute();
    }

    /** When that was; empty when it never was, or there is no such session. */
    Optional<Instant> confirmedAt(byte[] hash) {
        return sql.select(SESSION.CONFIRMED_AT)
                .from(SESSION)
                .where(SESSION.TOKEN_HASH.eq(hash), SESSION.CONFIRMED_AT.isNotNull())
                .fetchOptional(row -> row.value1());
    }

    Optional<SessionId> end(byte[] hash) {
        return sql.deleteFrom(SESSION)
                .where(SESSION.TOKEN_HASH.eq(hash))
                .returning(SESSION.ID)
                .fetchOptional(row -> new SessionId(row.getId()));
    }

    boolean end(OrganizationId organization, AccountId account, SessionId session) {
        return sql.deleteFrom(SESSION)
                        .where(
                                SESSION.ORGANIZATION_ID.eq(organization.value()),
                                SESSION.ACCOUNT_ID.eq(account.value()),
                                SESSION.ID.eq(session.value()))
                        .execute()
                > 0;
    }

    /** Every session of the account but the one named. */
    List<SessionId> endOthers(OrganizationId organization, AccountId account, byte[] except) {
        return sql.deleteFrom(SESSION)
                .where(
                        SESSION.ORGANIZATION_ID.eq(organization.value()),
                        SESSION.ACCOUNT_ID.eq(account.value()),
                        SESSION.TOKEN_HASH.ne(except))
                .returning(SESSION.ID)
                .fetch(row -> new SessionId(row.getId()));
    }

    /**
     * Every session of the account.
     *
     * @return how many there were
     */
    public int endAll(OrganizationId organization, AccountId account) {
        return sql.deleteFrom(SESSION)
                .where(SESSION.ORGANIZATION_ID.eq(organization.value()), SESSION.ACCOUNT_ID.eq(account.value()))
                .execute();
    }

    int deleteExpired(Instant now, Instant lastSeenBefore) {
        return sql.deleteFrom(SESSION)
                .where(SESSION.EXPIRES_AT.le(now).or(SESSION.LAST_SEEN_AT.le(lastSeenBefore)))
                .execute();
    }
}
