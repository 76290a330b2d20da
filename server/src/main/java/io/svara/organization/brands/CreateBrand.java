package io.svara.organization.brands;

import io.svara.kernel.access.Permission;
import io.svara.kernel.access.UseCase;
import io.svara.kernel.log.Change;
import io.svara.kernel.log.Log;
import io.svara.organization.Brands;

@UseCase(permission = Permission.BRANDS)
class CreateBrand {

    private final Brands brands;
    private final Log log;

    CreateBrand(Brands brands, Log log) {
        this.brands = brands;
        this.log = log;
    }

    BrandView create(BrandRequest request) {
        var read = BrandReader.read(request);
        var id = brands.add(read.name(), read.languages(), read.colours()).orElseThrow(BrandReader::nameTaken);
        log.append(Change.of("brand.created", "brand", id));
        return BrandView.of(brands.find(id).orElseThrow());
    }
}
