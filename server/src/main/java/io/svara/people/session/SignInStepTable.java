package io.svara.people.session;

import static svara.db.jooq.Tables.MEMBERSHIP;
import static svara.db.jooq.Tables.SIGN_IN_STEP;

import io.svara.kernel.AccountId;
import io.svara.kernel.AgentId;
import io.svara.kernel.OrganizationId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Sign-ins that wait for their second step. Directory rows: a cookie is all that is known when they are read. */
@Component
public class SignInStepTable {

    static final Duration LIFE = Duration.ofMinutes(10);
    /** Then the password is asked for again. */
    static final int MOST_TRIES = 5;

    static final int MOST_EMAILS = 5;

    private final DSLContext sql;

    SignInStepTable(DSLContext sql) {
        this.sql = sql;
    }

    record Step(
            OrganizationId organization,
            AccountId account,
            AgentId agent,
            Instant expiresAt,
            byte @Nullable [] emailCode,
            @Nullable Instant emailCodeUntil) {}

    void insert(byte[] hash, OrganizationId organization, AccountId account, Instant expiresAt) {
        sql.insertInto(SIGN_IN_STEP)
                .set(SIGN_IN_STEP.TOKEN_HASH, hash)
                .set(SIGN_IN_STEP.ORGANIZATION_ID, organization.value())
                .set(SIGN_IN_STEP.ACCOUNT_ID, account.value())
                .set(SIGN_IN_STEP.EXPIRES_AT, expiresAt)
                .execute();
    }

    /** Empty when it is over, in whichever way. */
    Optional<Step> find(byte[] hash, Instant now) {
        return sql.select(
                        SIGN_IN_STEP.ORGANIZATION_ID,
                        SIGN_IN_STEP.ACCOUNT_ID,
                        MEMBERSHIP.AGENT_ID,
                        SIGN_IN_STEP.EXPIRES_AT,
                        SIGN_IN_STEP.EMAIL_CODE,
                        SIGN_IN_STEP.EMAIL_CODE_UNTIL)
                .from(SIGN_IN_STEP)
                .join(MEMBERSHIP)
                .on(
                        MEMBERSHIP.ORGANIZATION_ID.eq(SIGN_IN_STEP.ORGANIZATION_ID),
                        MEMBERSHIP.ACCOUNT_ID.eq(SIGN_IN_STEP.ACCOUNT_ID))
                .where(
                        SIGN_IN_STEP.TOKEN_HASH.eq(hash),
                        SIGN_IN_STEP.EXPIRES_AT.gt(now),
                        SIGN_IN_STEP.TRIES.lt(MOST_TRIES))
                .fetchOptional(row -> new Step(
                        new OrganizationId(row.value1()),
                        new AccountId(row.value2()),
                        new AgentId(row.value3()),
                        row.value4(),
                        row.value5(),
                        row.value6()));
    }

    /** Counts a try before it is looked at; false when there have been enough. */
    boolean countTry(byte[] hash) {
        return sql.update(SIGN_IN_STEP)
                        .set(SIGN_IN_STEP.TRIES, SIGN_IN_STEP.TRIES.plus(1))
                        .where(SIGN_IN_STEP.TOKEN_HASH.eq(hash), SIGN_IN_STEP.TRIES.lt(MOST_TRIES))
                        .execute()
                > 0;
    }

    /** The newest code is the one that counts; false when there have been enough mails. */
    boolean putEmailCode(byte[] hash, byte[] code, Instant until) {
        return sql.update(SIGN_IN_STEP)
                        .set(SIGN_IN_STEP.EMAIL_CODE, code)
                        .set(SIGN_IN_STEP.EMAIL_CODE_UNTIL, until)
                        .set(SIGN_IN_STEP.EMAILS, SIGN_IN_STEP.EMAILS.plus(1))
                        .where(SIGN_IN_STEP.TOKEN_HASH.eq(hash), SIGN_IN_STEP.EMAILS.lt(MOST_EMAILS))
                        .execute()
                > 0;
    }

    /** Once, whoever is faster. */
    boolean remove(byte[] hash) {
        return sql.deleteFrom(SIGN_IN_STEP)
                        .where(SIGN_IN_STEP.TOKEN_HASH.eq(hash))
                        .execute()
                > 0;
    }

    /** What began with a password that is none any longer. */
    public void removeAll(OrganizationId organization, AccountId account) {
        sql.deleteFrom(SIGN_IN_STEP)
                .where(
                        SIGN_IN_STEP.ORGANIZATION_ID.eq(organization.value()),
                        SIGN_IN_STEP.ACCOUNT_ID.eq(account.value()))
                .execute();
    }

    int deleteExpired(Instant now) {
        return sql.deleteFrom(SIGN_IN_STEP)
                .where(SIGN_IN_STEP.EXPIRES_AT.le(now))
                .execute();
    }
}
