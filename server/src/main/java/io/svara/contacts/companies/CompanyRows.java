package io.svara.contacts.companies;

import static svara.db.jooq.Tables.COMPANY;
import static svara.db.jooq.Tables.COMPANY_DOMAIN;
import static svara.db.jooq.Tables.CONTACT;

import io.svara.contacts.CompanyId;
import io.svara.contacts.ContactId;
import io.svara.kernel.access.Scope;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import svara.db.jooq.tables.records.CompanyRecord;

/** The SQL of companies and their domains. */
@Component
class CompanyRows {

    private final DSLContext sql;
    private final Clock clock;

    CompanyRows(DSLContext sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** By name. @param part of its name or of a domain, in lower case; empty: all */
    List<CompanyView> list(String part, int limit) {
        return read(part.isEmpty() ? DSL.noCondition() : holds(part), limit);
    }

    List<CompanyView> withIds(Collection<CompanyId> ids) {
        return read(COMPANY.ID.in(ids.stream().map(CompanyId::value).toList()), ids.size());
    }

    private static Condition holds(String part) {
        return DSL.lower(COMPANY.NAME)
                .contains(part)
                .or(DSL.exists(DSL.selectOne()
                        .from(COMPANY_DOMAIN)
                        .where(COMPANY_DOMAIN.ORGANIZATION_ID.eq(COMPANY.ORGANIZATION_ID))
                        .and(COMPANY_DOMAIN.COMPANY_ID.eq(COMPANY.ID))
                        .and(COMPANY_DOMAIN.DOMAIN.contains(part))));
    }

    private List<CompanyView> read(Condition condition, int limit) {
        var companies = sql.selectFrom(COMPANY)
                .where(COMPANY.ORGANIZATION_ID.eq(organization()), condition)
                .orderBy(DSL.lower(COMPANY.NAME), COMPANY.ID)
                .limit(limit)
                .fetch();
        var domains = sql.select(COMPANY_DOMAIN.COMPANY_ID, COMPANY_DOMAIN.DOMAIN)
                .from(COMPANY_DOMAIN)
                .where(COMPANY_DOMAIN.ORGANIZATION_ID.eq(organization()))
                .and(COMPANY_DOMAIN.COMPANY_ID.in(companies.getValues(COMPANY.ID)))
                .orderBy(COMPANY_DOMAIN.DOMAIN)
                .fetchGroups(COMPANY_DOMAIN.COMPANY_ID, COMPANY_DOMAIN.DOMAIN);
        return companies.map(row -> view(row, domains.getOrDefault(row.getId(), List.of())));
    }

    Optional<CompanyView> find(CompanyId id) {
        return withIds(List.of(id)).stream().findFirst();
    }

    /** Empty where there is none; until the transaction ends nobody else changes it. */
    Optional<CompanyView> lock(CompanyId id) {
        return sql.select(COMPANY.ID)
                .from(COMPANY)
                .where(own(id))
                .forNoKeyUpdate()
                .fetchOptional()
                .flatMap(_ -> find(id));
    }

    /** Empty where another one has this name. */
    Optional<CompanyId> add(String name) {
        return sql.insertInto(COMPANY)
                .set(COMPANY.ORGANIZATION_ID, organization())
                .set(COMPANY.NAME, name)
                .set(COMPANY.CREATED_AT, clock.instant())
                .onConflictDoNothing()
                .returningResult(COMPANY.ID)
                .fetchOptional(row -> new CompanyId(row.value1()));
    }

    boolean isNameTaken(String name, CompanyId by) {
        return sql.fetchExists(
                COMPANY,
                COMPANY.ORGANIZATION_ID.eq(organization()),
                DSL.lower(COMPANY.NAME).eq(DSL.lower(name)),
                COMPANY.ID.ne(by.value()));
    }

    void rename(CompanyId id, String name) {
        sql.update(COMPANY)
                .set(COMPANY.NAME, name)
                .set(COMPANY.VERSION, COMPANY.VERSION.plus(1))
                .where(own(id))
                .execute();
    }

    /** In place of those that it had. @return one that is another company's already; null: all is well */
    @Nullable
    String setDomains(CompanyId id, List<String> domains) {
        sql.deleteFrom(COMPANY_DOMAIN)
                .where(COMPANY_DOMAIN.ORGANIZATION_ID.eq(organization()))
                .and(COMPANY_DOMAIN.COMPANY_ID.eq(id.value()))
                .and(COMPANY_DOMAIN.DOMAIN.notIn(domains))
                .execute();
        // in one order for all, so that two who name the same domains wait for each other only once
        domains.stream()
                .sorted()
                .forEach(domain -> sql.insertInto(COMPANY_DOMAIN)
                        .set(COMPANY_DOMAIN.ORGANIZATION_ID, organization())
                        .set(COMPANY_DOMAIN.DOMAIN, domain)
                        .set(COMPANY_DOMAIN.COMPANY_ID, id.value())
                        .onConflictDoNothing()
                        .execute());
        return sql.select(COMPANY_DOMAIN.DOMAIN)
                .from(COMPANY_DOMAIN)
                .where(COMPANY_DOMAIN.ORGANIZATION_ID.eq(organization()))
                .and(COMPANY_DOMAIN.DOMAIN.in(domains))
                .and(COMPANY_DOMAIN.COMPANY_ID.ne(id.value()))
                .limit(1)
                .fetchOne(COMPANY_DOMAIN.DOMAIN);
    }

    /** Its contacts stay, and are nobody's. */
    void remove(CompanyId id) {
        sql.deleteFrom(COMPANY).where(own(id)).execute();
    }

    /** @return whether there is such a contact */
    boolean assign(ContactId contact, @Nullable CompanyId company) {
        return sql.update(CONTACT)
                        .set(CONTACT.COMPANY_ID, company == null ? null : company.value())
                        .set(CONTACT.VERSION, CONTACT.VERSION.plus(1))
                        .where(CONTACT.ORGANIZATION_ID.eq(organization()))
                        .and(CONTACT.ID.eq(contact.value()))
                        .execute()
                == 1;
    }

    private static Condition own(CompanyId id) {
        return COMPANY.ORGANIZATION_ID.eq(organization()).and(COMPANY.ID.eq(id.value()));
    }

    private static CompanyView view(CompanyRecord row, List<String> domains) {
        return new CompanyView(new CompanyId(row.getId()), row.getName(), domains, row.getVersion());
    }

    private static long organization() {
        return Scope.organization().value();
    }
}
