package io.svara.people.passkey;

import static org.jooq.impl.DSL.count;
import static svara.db.jooq.Tables.MEMBERSHIP;
import static svara.db.jooq.Tables.PASSKEY;
import static svara.db.jooq.Tables.PASSKEY_CHALLENGE;

import io.svara.kernel.AccountId;
import io.svara.kernel.AgentId;
import io.svara.kernel.OrganizationId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Passkeys, and the challenges that were answered. Directory rows: a credential's id is all that is known when they are read. */
@Component
public class PasskeyTable {

    private final DSLContext sql;

    PasskeyTable(DSLContext sql) {
        this.sql = sql;
    }

    /** What an authenticator has made. */
    record Made(
            byte[] credentialId,
            byte[] credential,
            long signCount,
            boolean backupEligible,
            boolean backedUp,
            String transports) {}

    /** A passkey with whose it is. */
    record Stored(
            PasskeyId id,
            OrganizationId organization,
            AccountId account,
            AgentId agent,
            byte[] credential,
            long signCount,
            boolean backupEligible,
            boolean backedUp) {}

    /** What its owner is shown. */
    public record Shown(
            PasskeyId id,
            String name,
            Instant createdAt,
            @Nullable Instant lastUsedAt) {}

    /** How a browser finds it again. */
    record Known(byte[] credentialId, String transports) {}

    /** Empty when this credential is there already. */
    Optional<PasskeyId> insert(OrganizationId organization, AccountId account, String name, Made made, Instant at) {
        return sql.insertInto(PASSKEY)
                .set(PASSKEY.CREDENTIAL_ID, made.credentialId())
                .set(PASSKEY.ORGANIZATION_ID, organization.value())
                .set(PASSKEY.ACCOUNT_ID, account.value())
                .set(PASSKEY.NAME, name)
                .set(PASSKEY.CREDENTIAL, made.credential())
                .set(PASSKEY.SIGN_COUNT, made.signCount())
                .set(PASSKEY.BACKUP_ELIGIBLE, made.backupEligible())
                .set(PASSKEY.BACKED_UP, made.backedUp())
                .set(PASSKEY.TRANSPORTS, made.transports())
                .set(PASSKEY.CREATED_AT, at)
                .onConflictDoNothing()
                .returning(PASSKEY.ID)
                .fetchOptional(row -> new PasskeyId(row.getId()));
    }

    Optional<Stored> find(byte[] credentialId) {
        return sql.select(
                        PASSKEY.ID,
                        PASSKEY.ORGANIZATION_ID,
                        PASSKEY.ACCOUNT_ID,
                        MEMBERSHIP.AGENT_ID,
                        PASSKEY.CREDENTIAL,
                        PASSKEY.SIGN_COUNT,
                        PASSKEY.BACKUP_ELIGIBLE,
                        PASSKEY.BACKED_UP)
                .from(PASSKEY)
                .join(MEMBERSHIP)
                .on(
                        MEMBERSHIP.ORGANIZATION_ID.eq(PASSKEY.ORGANIZATION_ID),
                        MEMBERSHIP.ACCOUNT_ID.eq(PASSKEY.ACCOUNT_ID))
                .where(PASSKEY.CREDENTIAL_ID.eq(credentialId))
                .fetchOptional(row -> new Stored(
                        new PasskeyId(row.value1()),
                        new OrganizationId(row.value2()),
                        new AccountId(row.value3()),
                        new AgentId(row.value4()),
                        row.value5(),
                        row.value6(),
                        row.value7(),
                        row.value8()));
    }

    /** False when it was used meanwhile: then its count says that there are two of it. */
    boolean used(Stored passkey, long signCount, boolean backedUp, Instant at) {
        return sql.update(PASSKEY)
                        .set(PASSKEY.SIGN_COUNT, signCount)
                        .set(PASSKEY.BACKED_UP, backedUp)
                        .set(PASSKEY.LAST_USED_AT, at)
                        .where(PASSKEY.ID.eq(passkey.id().value()), PASSKEY.SIGN_COUNT.eq(passkey.signCount()))
                        .execute()
                > 0;
    }

    /** The oldest first. */
    public List<Shown> ofAccount(OrganizationId organization, AccountId account) {
        return sql.select(PASSKEY.ID, PASSKEY.NAME, PASSKEY.CREATED_AT, PASSKEY.LAST_USED_AT)
                .from(PASSKEY)
                .where(of(organization, account))
                .orderBy(PASSKEY.CREATED_AT, PASSKEY.ID)
                .fetch(row -> new Shown(new PasskeyId(row.value1()), row.value2(), row.value3(), row.value4()));
    }

    List<Known> known(OrganizationId organization, AccountId account) {
        return sql.select(PASSKEY.CREDENTIAL_ID, PASSKEY.TRANSPORTS)
                .from(PASSKEY)
                .where(of(organization, account))
                .orderBy(PASSKEY.CREATED_AT, PASSKEY.ID)
                .fetch(row -> new Known(row.value1(), row.value2()));
    }

    boolean rename(OrganizationId organization, AccountId account, PasskeyId passkey, String name) {
        return sql.update(PASSKEY)
                        .set(PASSKEY.NAME, name)
                        .where(of(organization, account), PASSKEY.ID.eq(passkey.value()))
                        .execute()
                > 0;
    }

    /** Its name, if it was there. */
    Optional<String> remove(OrganizationId organization, AccountId account, PasskeyId passkey) {
        return sql.deleteFrom(PASSKEY)
                .where(of(organization, account), PASSKEY.ID.eq(passkey.value()))
                .returning(PASSKEY.NAME)
                .fetchOptional(row -> row.getName());
    }

    public void removeAll(OrganizationId organization, AccountId account) {
        sql.deleteFrom(PASSKEY).where(of(organization, account)).execute();
    }

    /** Who has none is left out. */
    public Map<AgentId, Integer> counts(OrganizationId organization, Collection<AgentId> agents) {
        return sql.select(MEMBERSHIP.AGENT_ID, count())
                .from(PASSKEY)
                .join(MEMBERSHIP)
                .on(
                        MEMBERSHIP.ORGANIZATION_ID.eq(PASSKEY.ORGANIZATION_ID),
                        MEMBERSHIP.ACCOUNT_ID.eq(PASSKEY.ACCOUNT_ID))
                .where(
                        PASSKEY.ORGANIZATION_ID.eq(organization.value()),
                        MEMBERSHIP.AGENT_ID.in(
                                agents.stream().map(AgentId::value).toList()))
                .groupBy(MEMBERSHIP.AGENT_ID)
                .fetchMap(row -> new AgentId(row.value1()), row -> row.value2());
    }

    /** False when it was answered before. */
    boolean answered(byte[] challengeHash, Instant expiresAt) {
        return sql.insertInto(PASSKEY_CHALLENGE)
                        .set(PASSKEY_CHALLENGE.CHALLENGE_HASH, challengeHash)
                        .set(PASSKEY_CHALLENGE.EXPIRES_AT, expiresAt)
                        .onConflictDoNothing()
                        .execute()
                > 0;
    }

    public int forgetChallenges(Instant expiredBefore) {
        return sql.deleteFrom(PASSKEY_CHALLENGE)
                .where(PASSKEY_CHALLENGE.EXPIRES_AT.lt(expiredBefore))
                .execute();
    }

    private static Condition of(OrganizationId organization, AccountId account) {
        return PASSKEY.ORGANIZATION_ID.eq(organization.value()).and(PASSKEY.ACCOUNT_ID.eq(account.value()));
    }
}
