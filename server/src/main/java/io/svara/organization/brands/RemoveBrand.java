package io.svara.organization.brands;

import io.svara.kernel.access.Permission;
import io.svara.kernel.access.UseCase;
import io.svara.kernel.log.Change;
import io.svara.kernel.log.Log;
import io.svara.kernel.problem.Problem;
import io.svara.organization.BrandId;
import io.svara.organization.Brands;
import org.jspecify.annotations.Nullable;

/** Takes a brand away, but never the last one. History goes on naming it. */
@UseCase(permission = Permission.BRANDS)
class RemoveBrand {

    private final Brands brands;
    private final Log log;

    RemoveBrand(Brands brands, Log log) {
        this.brands = brands;
        this.log = log;
    }

    /** @param ifVersion null: whatever it is by now */
    void remove(BrandId id, @Nullable Long ifVersion) {
        // all of them: of two who remove the last two, one waits and is refused
        var all = brands.lockAll();
        var brand =
                all.stream().filter(one -> one.id().equals(id)).findAny().orElseThrow(() -> Problem.notFound("brand"));
        if (ifVersion != null && ifVersion != brand.version()) {
            throw Problem.stale(brand.version());
        }
        if (all.size() == 1) {
            throw Problem.of(
                    Problem.Kind.CONFLICT,
                    "last-brand",
                    "This is the organisation's last brand. Make another one first, or change this one.");
        }
        brands.remove(id);
        log.append(Change.of("brand.removed", "brand", id));
    }
}
