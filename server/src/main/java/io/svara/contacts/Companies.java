package io.svara.contacts;

import static svara.db.jooq.Tables.COMPANY;
import static svara.db.jooq.Tables.COMPANY_DOMAIN;
import static svara.db.jooq.Tables.CONTACT;
import static svara.db.jooq.Tables.CONTACT_ADDRESS;

import io.svara.kernel.EmailAddress;
import io.svara.kernel.access.Scope;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/** Whose contacts are whose (CON-1). Each method works in the caller's transaction and organisation. */
@Component
public class Companies {

    private final DSLContext sql;

    Companies(DSLContext sql) {
        this.sql = sql;
    }

    public boolean exists(CompanyId id) {
        return sql.fetchExists(COMPANY, COMPANY.ORGANIZATION_ID.eq(organization()), COMPANY.ID.eq(id.value()));
    }

    /** What was said by hand; else by the domains of the contact's addresses. */
    public Optional<Company> of(ContactId contact) {
        return said(contact).or(() -> byDomain(addresses(contact)));
    }

    /** Of somebody who may not have written yet. */
    public Optional<Company> at(String email) {
        return sql.select(CONTACT_ADDRESS.CONTACT_ID)
                .from(CONTACT_ADDRESS)
                .where(CONTACT_ADDRESS.ORGANIZATION_ID.eq(organization()))
                .and(CONTACT_ADDRESS.ADDRESS.eq(EmailAddress.key(email)))
                .fetchOptional(row -> new ContactId(row.value1()))
                .map(this::of)
                .orElseGet(() -> byDomain(List.of(email)));
    }

    /** Whose it is because somebody said so. */
    public Optional<Company> said(ContactId contact) {
        return sql.select(COMPANY.ID, COMPANY.NAME)
                .from(CONTACT)
                .join(COMPANY)
                .on(COMPANY.ORGANIZATION_ID.eq(CONTACT.ORGANIZATION_ID))
                .and(COMPANY.ID.eq(CONTACT.COMPANY_ID))
                .where(CONTACT.ORGANIZATION_ID.eq(organization()))
                .and(CONTACT.ID.eq(contact.value()))
                .fetchOptional(row -> new Company(new CompanyId(row.value1()), row.value2()));
    }

    /** The longest domain counts: one part of a company may be a company of its own. */
    public Optional<Company> byDomain(Collection<String> addresses) {
        var domains = new HashSet<String>();
        addresses.forEach(address -> domains.addAll(withParents(EmailAddress.domain(address))));
        return sql.select(COMPANY.ID, COMPANY.NAME)
                .from(COMPANY_DOMAIN)
                .join(COMPANY)
                .on(COMPANY.ORGANIZATION_ID.eq(COMPANY_DOMAIN.ORGANIZATION_ID))
                .and(COMPANY.ID.eq(COMPANY_DOMAIN.COMPANY_ID))
                .where(COMPANY_DOMAIN.ORGANIZATION_ID.eq(organization()))
                .and(COMPANY_DOMAIN.DOMAIN.in(domains))
                .orderBy(DSL.length(COMPANY_DOMAIN.DOMAIN).desc(), COMPANY_DOMAIN.DOMAIN)
                .limit(1)
                .fetchOptional(row -> new Company(new CompanyId(row.value1()), row.value2()));
    }

    /** {@code mail.firm.example}: itself, {@code firm.example}, {@code example}. */
    private static Set<String> withParents(String domain) {
        var all = new HashSet<String>();
        for (var rest = domain; !rest.isEmpty(); rest = rest.substring(rest.indexOf('.') + 1)) {
            all.add(rest);
            if (rest.indexOf('.') < 0) {
                break;
            }
        }
        return all;
    }

    private List<String> addresses(ContactId contact) {
        return sql.select(CONTACT_ADDRESS.ADDRESS)
                .from(CONTACT_ADDRESS)
                .where(CONTACT_ADDRESS.ORGANIZATION_ID.eq(organization()))
                .and(CONTACT_ADDRESS.CONTACT_ID.eq(contact.value()))
                .fetch(CONTACT_ADDRESS.ADDRESS);
    }

    private static long organization() {
        return Scope.organization().value();
    }
}
