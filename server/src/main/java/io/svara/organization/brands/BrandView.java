package io.svara.organization.brands;

import io.svara.organization.Brand;
import io.svara.organization.BrandId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A brand as the API shows it.
 *
 * @param languages of its customers, as BCP 47 tags; the first is used where no other fits
 * @param accentColour as {@code #rrggbb}
 * @param textColour of what is written on the accent
 * @param logo where it can be read; null: there is none. Another logo has another address
 */
record BrandView(
        BrandId id,
        String name,
        List<String> languages,
        String accentColour,
        String textColour,
        @Nullable String logo,
        long version) {

    private static final int DIGITS = 12;

    static BrandView of(Brand brand) {
        var logo = brand.logo();
        return new BrandView(
                brand.id(),
                brand.name(),
                brand.languages(),
                brand.colours().accent(),
                brand.colours().text(),
                logo == null
                        ? null
                        : "/api/brands/" + brand.id().value() + "/logo?"
                                + logo.sha256().hex().substring(0, DIGITS),
                brand.version());
    }
}
