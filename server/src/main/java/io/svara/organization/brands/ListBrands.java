package io.svara.organization.brands;

import io.svara.kernel.access.Permission;
import io.svara.kernel.access.UseCase;
import io.svara.kernel.paging.Page;
import io.svara.organization.Brands;

/** All brands, for whoever chooses one. */
@UseCase(permission = Permission.SIGNED_IN, readOnly = true)
class ListBrands {

    private final Brands brands;

    ListBrands(Brands brands) {
        this.brands = brands;
    }

    Page<BrandView> list() {
        return new Page<>(brands.all().stream().map(BrandView::of).toList(), null);
    }
}
