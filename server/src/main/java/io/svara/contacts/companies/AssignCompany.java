package io.svara.contacts.companies;

import io.svara.contacts.Companies;
import io.svara.contacts.CompanyId;
import io.svara.contacts.ContactId;
import io.svara.kernel.access.Permission;
import io.svara.kernel.access.UseCase;
import io.svara.kernel.log.Change;
import io.svara.kernel.log.Log;
import io.svara.kernel.problem.Problem;
import org.jspecify.annotations.Nullable;

/** Says by hand whose a contact is, or leaves it to the domains again. */
@UseCase(permission = Permission.TICKETS)
class AssignCompany {

    record Request(@Nullable CompanyId companyId) {}

    private final CompanyRows rows;
    private final Companies companies;
    private final Log log;

    AssignCompany(CompanyRows rows, Companies companies, Log log) {
        this.rows = rows;
        this.companies = companies;
        this.log = log;
    }

    void assign(ContactId contact, Request request) {
        var company = request.companyId();
        if (company != null && !companies.exists(company)) {
            throw Problem.invalid("companyId", "unknown-company", "There is no such company.");
        }
        if (!rows.assign(contact, company)) {
            throw Problem.notFound("contact");
        }
        var entry = Change.of("contact.company-changed", "contact", contact);
        log.append(company == null ? entry : entry.with("company", company));
    }
}
