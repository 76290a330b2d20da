package io.svara.contacts.companies;

import io.svara.contacts.CompanyId;
import io.svara.kernel.access.Permission;
import io.svara.kernel.access.UseCase;
import io.svara.kernel.log.Change;
import io.svara.kernel.log.Log;
import io.svara.kernel.problem.Problem;
import org.jspecify.annotations.Nullable;

/** Removes a company. Its contacts and their tickets stay. */
@UseCase(permission = Permission.MAILBOXES)
class RemoveCompany {

    private final CompanyRows companies;
    private final Log log;

    RemoveCompany(CompanyRows companies, Log log) {
        this.companies = companies;
        this.log = log;
    }

    /** @param ifVersion null: whatever it is by now */
    void remove(CompanyId id, @Nullable Long ifVersion) {
        var company = companies.lock(id).orElseThrow(() -> Problem.notFound("company"));
        if (ifVersion != null && ifVersion != company.version()) {
            throw Problem.stale(company.version());
        }
        companies.remove(id);
        log.append(Change.of("company.removed", "company", id));
    }
}
