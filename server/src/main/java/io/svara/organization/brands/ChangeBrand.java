package io.svara.organization.brands;

import io.svara.kernel.access.Permission;
import io.svara.kernel.access.UseCase;
import io.svara.kernel.log.Change;
import io.svara.kernel.log.Log;
import io.svara.kernel.problem.Problem;
import io.svara.organization.BrandId;
import io.svara.organization.Brands;

/** Writes a brand anew, but for its logo. What it already says is no change. */
@UseCase(permission = Permission.BRANDS)
class ChangeBrand {

    private final Brands brands;
    private final Log log;

    ChangeBrand(Brands brands, Log log) {
        this.brands = brands;
        this.log = log;
    }

    BrandView change(BrandId id, BrandRequest request) {
        var before = brands.lock(id).orElseThrow(() -> Problem.notFound("brand"));
        var read = BrandReader.read(request);
        if (request.ifVersion() != null && request.ifVersion() != before.version()) {
            throw Problem.stale(before.version());
        }
        if (read.equals(new BrandReader.Read(before.name(), before.languages(), before.colours()))) {
            return BrandView.of(before);
        }
        if (brands.isTaken(read.name(), id)) {
            throw BrandReader.nameTaken();
        }
        brands.change(id, read.name(), read.languages(), read.colours());
        log.append(Change.of("brand.changed", "brand", id)
                .with("name", !read.name().equals(before.name()))
                .with("languages", !read.languages().equals(before.languages()))
                .with("colours", !read.colours().equals(before.colours())));
        return BrandView.of(brands.find(id).orElseThrow());
    }
}
