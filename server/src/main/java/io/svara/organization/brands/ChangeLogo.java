package io.svara.organization.brands;

import io.svara.kernel.access.Permission;
import io.svara.kernel.access.Scope;
import io.svara.kernel.access.UseCase;
import io.svara.kernel.log.Change;
import io.svara.kernel.log.Log;
import io.svara.kernel.problem.Problem;
import io.svara.organization.Brand.Logo;
import io.svara.organization.BrandId;
import io.svara.organization.Brands;
import io.svara.storage.Blob;
import io.svara.storage.Blobs;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Set;
import org.apache.tika.Tika;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** Gives a brand its logo. */
@UseCase(permission = Permission.BRANDS)
class ChangeLogo {

    /** What every program shows. SVG could hold script. */
    private static final Set<String> TYPES = Set.of("image/png", "image/jpeg", "image/gif");

    static final int MAX_BYTES = 1_000_000;

    private final Brands brands;
    private final Blobs blobs;
    private final Log log;
    private final TransactionTemplate transaction;
    private final Tika contentTypes = new Tika();

    ChangeLogo(Brands brands, Blobs blobs, Log log, TransactionTemplate transaction) {
        this.brands = brands;
        this.blobs = blobs;
        this.log = log;
        this.transaction = transaction;
    }

    /**
     * Without a transaction around it: the file is durable before the one that names it begins.
     *
     * @param ifVersion null: whatever the brand is by now
     */
    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    public BrandView change(BrandId id, byte[] file, @Nullable Long ifVersion) {
        // by its bytes alone: a name can say anything
        var contentType = contentTypes.detect(file);
        if (!TYPES.contains(contentType)) {
            throw Problem.invalid("file", "not-a-picture", "Use a picture of the type PNG, JPEG or GIF.");
        }
        var blob = put(file);
        return Objects.requireNonNull(transaction.execute(_ -> keep(id, contentType, blob, ifVersion)));
    }

    private Blob put(byte[] file) {
        try {
            return blobs.put(Scope.organization(), new ByteArrayInputStream(file));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private BrandView keep(BrandId id, String contentType, Blob blob, @Nullable Long ifVersion) {
        var before = brands.lock(id).orElseThrow(() -> Problem.notFound("brand"));
        if (ifVersion != null && ifVersion != before.version()) {
            throw Problem.stale(before.version());
        }
        var logo = new Logo(blob.sha256(), contentType, blob.size());
        if (logo.equals(before.logo())) {
            return BrandView.of(before);
        }
        blobs.name(blob);
        brands.setLogo(id, logo);
        log.append(Change.of("brand.changed", "brand", id).with("logo", true));
        return BrandView.of(brands.find(id).orElseThrow());
    }
}
