package io.svara.contacts.companies;

import io.svara.contacts.CompanyId;
import io.svara.kernel.access.Permission;
import io.svara.kernel.access.UseCase;
import io.svara.kernel.paging.Page;
import io.svara.kernel.problem.Problem;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Companies by their names: the first of them, the first of those that hold what is looked for, or certain ones. Always one page. */
@UseCase(permission = Permission.TICKETS, readOnly = true)
class ListCompanies {

    static final int MOST = 200;
    private static final int MAX_PART = 200;

    private final CompanyRows companies;

    ListCompanies(CompanyRows companies) {
        this.companies = companies;
    }

    Page<CompanyView> list(@Nullable String looked) {
        var part = looked == null ? "" : looked.strip().toLowerCase(Locale.ROOT);
        return new Page<>(companies.list(part.substring(0, Math.min(part.length(), MAX_PART)), MOST), null);
    }

    /** Those that are there. */
    Page<CompanyView> named(List<CompanyId> ids) {
        if (ids.size() > MOST) {
            throw Problem.invalid("id", "too-many", "Name at most " + MOST + ".");
        }
        return new Page<>(companies.withIds(ids), null);
    }
}
