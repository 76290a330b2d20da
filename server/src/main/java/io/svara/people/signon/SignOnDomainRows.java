package io.svara.people.signon;

import static svara.db.jooq.Tables.SINGLE_SIGN_ON_DOMAIN;

import io.svara.kernel.access.Scope;
import io.svara.people.signon.SignOnDomain.State;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import svara.db.jooq.tables.records.SingleSignOnDomainRecord;

/** The e-mail domains that an organisation says are its own. */
@Component
class SignOnDomainRows {

    private final DSLContext sql;

    SignOnDomainRows(DSLContext sql) {
        this.sql = sql;
    }

    List<SignOnDomain> all() {
        return sql.selectFrom(SINGLE_SIGN_ON_DOMAIN)
                .where(own())
                .orderBy(SINGLE_SIGN_ON_DOMAIN.DOMAIN)
                .fetch(SignOnDomainRows::domain);
    }

    Optional<SignOnDomain> find(String name) {
        return sql.selectFrom(SINGLE_SIGN_ON_DOMAIN).where(is(name)).fetchOptional(SignOnDomainRows::domain);
    }

    /** Until the transaction ends nobody else changes it. */
    Optional<SignOnDomain> lock(String name) {
        return sql.selectFrom(SINGLE_SIGN_ON_DOMAIN)
                .where(is(name))
                .forUpdate()
                .fetchOptional(SignOnDomainRows::domain);
    }

    /** One that is there stays as it is. */
    void claim(String name, String token, Instant at) {
        sql.insertInto(SINGLE_SIGN_ON_DOMAIN)
                .set(SINGLE_SIGN_ON_DOMAIN.ORGANIZATION_ID, Scope.organization().value())
                .set(SINGLE_SIGN_ON_DOMAIN.DOMAIN, name)
                .set(SINGLE_SIGN_ON_DOMAIN.TOKEN, token)
                .set(SINGLE_SIGN_ON_DOMAIN.STATE, State.PENDING.word())
                .set(SINGLE_SIGN_ON_DOMAIN.CHANGED_AT, at)
                .onConflictDoNothing()
                .execute();
    }

    void dropOthers(Collection<String> keep) {
        sql.deleteFrom(SINGLE_SIGN_ON_DOMAIN)
                .where(own())
                .and(SINGLE_SIGN_ON_DOMAIN.DOMAIN.notIn(keep))
                .execute();
    }

    void asked(String name, Instant at) {
        sql.update(SINGLE_SIGN_ON_DOMAIN)
                .set(SINGLE_SIGN_ON_DOMAIN.ASKED_AT, at)
                .where(is(name))
                .execute();
    }

    void become(String name, State state, Instant at) {
        sql.update(SINGLE_SIGN_ON_DOMAIN)
                .set(SINGLE_SIGN_ON_DOMAIN.STATE, state.word())
                .set(SINGLE_SIGN_ON_DOMAIN.CHANGED_AT, at)
                .where(is(name))
                .execute();
    }

    private static Condition own() {
        return SINGLE_SIGN_ON_DOMAIN.ORGANIZATION_ID.eq(Scope.organization().value());
    }

    private static Condition is(String name) {
        return own().and(SINGLE_SIGN_ON_DOMAIN.DOMAIN.eq(name));
    }

    private static SignOnDomain domain(SingleSignOnDomainRecord row) {
        return new SignOnDomain(
                row.getDomain(),
                row.getToken(),
                State.valueOf(row.getState().toUpperCase(Locale.ROOT)),
                row.getChangedAt(),
                row.getAskedAt());
    }
}
