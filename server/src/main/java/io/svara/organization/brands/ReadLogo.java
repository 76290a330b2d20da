package io.svara.organization.brands;

import io.svara.kernel.access.Permission;
import io.svara.kernel.access.Scope;
import io.svara.kernel.access.UseCase;
import io.svara.kernel.problem.Problem;
import io.svara.organization.Brand.Logo;
import io.svara.organization.BrandId;
import io.svara.organization.Brands;
import io.svara.storage.Blobs;
import java.io.InputStream;

/** A logo's bytes, for any agent: the organisation's customers see it as well. */
@UseCase(permission = Permission.SIGNED_IN, readOnly = true)
class ReadLogo {

    record Content(Logo logo, InputStream bytes) {}

    private final Brands brands;
    private final Blobs blobs;

    ReadLogo(Brands brands, Blobs blobs) {
        this.brands = brands;
        this.blobs = blobs;
    }

    Content read(BrandId id) {
        var brand = brands.find(id).orElseThrow(() -> Problem.notFound("brand"));
        var logo = brand.logo();
        if (logo == null) {
            throw Problem.notFound("logo");
        }
        return new Content(logo, blobs.open(Scope.organization(), logo.sha256()));
    }
}
