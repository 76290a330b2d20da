package io.svara.organization.brands;

import io.svara.kernel.access.Permission;
import io.svara.kernel.access.UseCase;
import io.svara.kernel.log.Change;
import io.svara.kernel.log.Log;
import io.svara.kernel.problem.Problem;
import io.svara.organization.BrandId;
import io.svara.organization.Brands;
import org.jspecify.annotations.Nullable;

/** The brand has no logo any longer. */
@UseCase(permission = Permission.BRANDS)
class RemoveLogo {

    private final Brands brands;
    private final Log log;

    RemoveLogo(Brands brands, Log log) {
        this.brands = brands;
        this.log = log;
    }

    /** @param ifVersion null: whatever the brand is by now */
    BrandView remove(BrandId id, @Nullable Long ifVersion) {
        var before = brands.lock(id).orElseThrow(() -> Problem.notFound("brand"));
        if (ifVersion != null && ifVersion != before.version()) {
            throw Problem.stale(before.version());
        }
        if (before.logo() == null) {
            return BrandView.of(before);
        }
        brands.setLogo(id, null);
        log.append(Change.of("brand.changed", "brand", id).with("logo", true));
        return BrandView.of(brands.find(id).orElseThrow());
    }
}
