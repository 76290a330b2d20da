package io.svara.contacts.companies;

import io.svara.contacts.CompanyId;
import io.svara.kernel.access.Permission;
import io.svara.kernel.access.UseCase;
import io.svara.kernel.log.Change;
import io.svara.kernel.log.Log;
import io.svara.kernel.problem.Problem;
import java.util.Set;

/** Gives a company another name, or other domains. */
@UseCase(permission = Permission.MAILBOXES)
class ChangeCompany {

    private final CompanyRows companies;
    private final Log log;

    ChangeCompany(CompanyRows companies, Log log) {
        this.companies = companies;
        this.log = log;
    }

    CompanyView change(CompanyId id, CompanyRequest request) {
        var company = companies.lock(id).orElseThrow(() -> Problem.notFound("company"));
        request.check();
        if (request.ifVersion() != null && request.ifVersion() != company.version()) {
            throw Problem.stale(company.version());
        }
        var name = request.checkedName();
        var domains = request.checkedDomains();
        if (name.equals(company.name()) && Set.copyOf(domains).equals(Set.copyOf(company.domains()))) {
            return company;
        }
        if (companies.isNameTaken(name, id)) {
            throw Refusals.nameTaken();
        }
        companies.rename(id, name);
        Refusals.unlessFree(companies.setDomains(id, domains));
        log.append(Change.of("company.changed", "company", id));
        return companies.find(id).orElseThrow();
    }
}
