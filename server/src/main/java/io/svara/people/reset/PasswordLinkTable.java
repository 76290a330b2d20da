package io.svara.people.reset;

import static svara.db.jooq.Tables.ACCOUNT;
import static svara.db.jooq.Tables.MEMBERSHIP;
import static svara.db.jooq.Tables.PASSWORD_LINK;

import io.svara.kernel.AccountId;
import io.svara.kernel.AgentId;
import io.svara.kernel.OrganizationId;
import java.time.Instant;
import java.util.Optional;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** Links that set a new password: one for an account. Directory rows: a link's secret is all that is known when they are read. */
@Component
public class PasswordLinkTable {

    private final DSLContext sql;

    PasswordLinkTable(DSLContext sql) {
        this.sql = sql;
    }

    /** Whose link it is. */
    record Link(OrganizationId organization, AccountId account, AgentId agent, String email) {}

    /** In place of the one before. */
    void put(OrganizationId organization, AccountId account, byte[] hash, Instant at, Instant until) {
        sql.insertInto(PASSWORD_LINK)
                .set(PASSWORD_LINK.ORGANIZATION_ID, organization.value())
                .set(PASSWORD_LINK.ACCOUNT_ID, account.value())
                .set(PASSWORD_LINK.TOKEN_HASH, hash)
                .set(PASSWORD_LINK.MADE_AT, at)
                .set(PASSWORD_LINK.EXPIRES_AT, until)
                .onConflict(PASSWORD_LINK.ORGANIZATION_ID, PASSWORD_LINK.ACCOUNT_ID)
                .doUpdate()
                .set(PASSWORD_LINK.TOKEN_HASH, hash)
                .set(PASSWORD_LINK.MADE_AT, at)
                .set(PASSWORD_LINK.EXPIRES_AT, until)
                .execute();
    }

    Optional<Link> find(byte[] hash, Instant now) {
        return sql.select(PASSWORD_LINK.ORGANIZATION_ID, PASSWORD_LINK.ACCOUNT_ID, MEMBERSHIP.AGENT_ID, ACCOUNT.EMAIL)
                .from(PASSWORD_LINK)
                .join(MEMBERSHIP)
                .on(
                        MEMBERSHIP.ORGANIZATION_ID.eq(PASSWORD_LINK.ORGANIZATION_ID),
                        MEMBERSHIP.ACCOUNT_ID.eq(PASSWORD_LINK.ACCOUNT_ID))
                .join(ACCOUNT)
                .on(ACCOUNT.ID.eq(PASSWORD_LINK.ACCOUNT_ID))
                .where(PASSWORD_LINK.TOKEN_HASH.eq(hash), PASSWORD_LINK.EXPIRES_AT.gt(now))
                .fetchOptional(row -> new Link(
                        new OrganizationId(row.value1()),
                        new AccountId(row.value2()),
                        new AgentId(row.value3()),
                        row.value4()));
    }

    /** Once, whoever is faster. */
    boolean use(byte[] hash, Instant now) {
        return sql.deleteFrom(PASSWORD_LINK)
                        .where(PASSWORD_LINK.TOKEN_HASH.eq(hash), PASSWORD_LINK.EXPIRES_AT.gt(now))
                        .execute()
                > 0;
    }

    /** The account needs none any longer. */
    public void remove(OrganizationId organization, AccountId account) {
        sql.deleteFrom(PASSWORD_LINK)
                .where(
                        PASSWORD_LINK.ORGANIZATION_ID.eq(organization.value()),
                        PASSWORD_LINK.ACCOUNT_ID.eq(account.value()))
                .execute();
    }

    public int deleteExpired(Instant now) {
        return sql.deleteFrom(PASSWORD_LINK)
                .where(PASSWORD_LINK.EXPIRES_AT.le(now))
                .execute();
    }
}
