package io.svara.contacts.companies;

import io.svara.kernel.access.Permission;
import io.svara.kernel.access.UseCase;
import io.svara.kernel.log.Change;
import io.svara.kernel.log.Log;

/** Adds a company. Contacts at its domains are its own from now on, also those who wrote before. */
@UseCase(permission = Permission.MAILBOXES)
class CreateCompany {

    private final CompanyRows companies;
    private final Log log;

    CreateCompany(CompanyRows companies, Log log) {
        this.companies = companies;
        this.log = log;
    }

    CompanyView create(CompanyRequest request) {
        request.check();
        var id = companies.add(request.checkedName()).orElseThrow(Refusals::nameTaken);
        Refusals.unlessFree(companies.setDomains(id, request.checkedDomains()));
        log.append(Change.of("company.created", "company", id));
        return companies.find(id).orElseThrow();
    }
}
