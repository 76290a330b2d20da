package io.svara.people.account;

import static svara.db.jooq.Tables.ACCOUNT;
import static svara.db.jooq.Tables.MEMBERSHIP;

import io.svara.kernel.AccountId;
import io.svara.kernel.AgentId;
import io.svara.kernel.OrganizationId;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jooq.DSLContext;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/** Sign-in accounts and which agents they are. Directory rows: read before the organisation is known. */
@Component
public class AccountTable {

    private static final Duration ACTIVE_STEP = Duration.ofMinutes(1);

    private final DSLContext sql;

    AccountTable(DSLContext sql) {
        this.sql = sql;
    }

    /** What sign-in needs to know of an account. */
    public record Account(AccountId id, String passwordHash, OrganizationId organization, AgentId agent) {}

    /** Whose account this is and what guards it. */
    public record Login(String email, String passwordHash, boolean mustChangePassword) {}

    /** Empty when the address is taken by an account, in whichever organisation. */
    public Optional<AccountId> insert(
            SignInAddress email, String passwordHash, boolean mustChangePassword, Instant at) {
        return sql.insertInto(ACCOUNT)
                .set(ACCOUNT.EMAIL, email.text())
                .set(ACCOUNT.PASSWORD_HASH, passwordHash)
                .set(ACCOUNT.MUST_CHANGE_PASSWORD, mustChangePassword)
                .set(ACCOUNT.CREATED_AT, at)
                .onConflict(ACCOUNT.EMAIL)
                .where(ACCOUNT.REMOVED_AT.isNull())
                .doNothing()
                .returning(ACCOUNT.ID)
                .fetchOptional(row -> new AccountId(row.getId()));
    }

    public void insertMembership(OrganizationId organization, AccountId account, AgentId agent) {
        sql.insertInto(MEMBERSHIP)
                .set(MEMBERSHIP.ORGANIZATION_ID, organization.value())
                .set(MEMBERSHIP.ACCOUNT_ID, account.value())
                .set(MEMBERSHIP.AGENT_ID, agent.value())
                .execute();
    }

    /** The account with its oldest membership: one that belongs nowhere cannot sign in. */
    public Optional<Account> find(SignInAddress email) {
        return sql.select(ACCOUNT.ID, ACCOUNT.PASSWORD_HASH, MEMBERSHIP.ORGANIZATION_ID, MEMBERSHIP.AGENT_ID)
                .from(ACCOUNT)
                .join(MEMBERSHIP)
                .on(MEMBERSHIP.ACCOUNT_ID.eq(ACCOUNT.ID))
                .where(ACCOUNT.EMAIL.eq(email.text()), ACCOUNT.REMOVED_AT.isNull())
                .orderBy(MEMBERSHIP.ORGANIZATION_ID)
                .limit(1)
                .fetchOptional(row -> new Account(
                        new AccountId(row.value1()),
                        row.value2(),
                        new OrganizationId(row.value3()),
                        new AgentId(row.value4())));
    }

    /** Of these addresses, in small letters, those that an account has, in whichever organisation. */
    public Set<String> taken(Collection<String> emails) {
        return sql.select(ACCOUNT.EMAIL)
                .from(ACCOUNT)
                .where(ACCOUNT.EMAIL.in(emails), ACCOUNT.REMOVED_AT.isNull())
                .fetchSet(ACCOUNT.EMAIL);
    }

    public Optional<Login> login(AccountId account) {
        return sql.select(ACCOUNT.EMAIL, ACCOUNT.PASSWORD_HASH, ACCOUNT.MUST_CHANGE_PASSWORD)
                .from(ACCOUNT)
                .where(ACCOUNT.ID.eq(account.value()), ACCOUNT.REMOVED_AT.isNull())
                .fetchOptional(row -> new Login(row.value1(), row.value2(), row.value3()));
    }

    public void changePassword(AccountId account, String passwordHash) {
        sql.update(ACCOUNT)
                .set(ACCOUNT.PASSWORD_HASH, passwordHash)
                .set(ACCOUNT.MUST_CHANGE_PASSWORD, false)
                .where(ACCOUNT.ID.eq(account.value()))
                .execute();
    }

    /** To be changed at the next sign-in, for somebody else knows it. */
    public void setTemporaryPassword(AccountId account, String passwordHash) {
        sql.update(ACCOUNT)
                .set(ACCOUNT.PASSWORD_HASH, passwordHash)
                .set(ACCOUNT.MUST_CHANGE_PASSWORD, true)
                .where(ACCOUNT.ID.eq(account.value()))
                .execute();
    }

    /** False when another account has the address, in whichever organisation; the transaction is then over. */
    public boolean changeEmail(AccountId account, SignInAddress email) {
        try {
            sql.update(ACCOUNT)
                    .set(ACCOUNT.EMAIL, email.text())
                    .where(ACCOUNT.ID.eq(account.value()))
                    .execute();
            return true;
        } catch (DuplicateKeyException taken) {
            return false;
        }
    }

    /** That somebody is there. Of several of one's devices at once, one writes. */
    public void active(OrganizationId organization, AgentId agent, Instant at) {
        sql.update(MEMBERSHIP)
                .set(MEMBERSHIP.LAST_ACTIVE_AT, at)
                .where(
                        MEMBERSHIP.ORGANIZATION_ID.eq(organization.value()),
                        MEMBERSHIP.AGENT_ID.eq(agent.value()),
                        MEMBERSHIP.LAST_ACTIVE_AT.isNull().or(MEMBERSHIP.LAST_ACTIVE_AT.lt(at.minus(ACTIVE_STEP))))
                .execute();
    }

    /** Those that have somebody who can sign in, some at a time and in the order of their ids. */
    public List<OrganizationId> organizationsAfter(long id, int limit) {
        return sql.selectDistinct(MEMBERSHIP.ORGANIZATION_ID)
                .from(MEMBERSHIP)
                .where(MEMBERSHIP.ORGANIZATION_ID.gt(id))
                .orderBy(MEMBERSHIP.ORGANIZATION_ID)
                .limit(limit)
                .fetch(row -> new OrganizationId(row.value1()));
    }

    /** Frees the address for another account. The membership goes, and its sessions and tokens with it. */
    public void remove(OrganizationId organization, AccountId account, Instant at) {
        sql.deleteFrom(MEMBERSHIP)
                .where(MEMBERSHIP.ORGANIZATION_ID.eq(organization.value()), MEMBERSHIP.ACCOUNT_ID.eq(account.value()))
                .execute();
        sql.update(ACCOUNT)
                .set(ACCOUNT.REMOVED_AT, at)
                .where(ACCOUNT.ID.eq(account.value()))
                .execute();
    }
}
