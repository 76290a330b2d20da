package io.svara.organization;

import static org.jooq.impl.DSL.lower;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.val;
import static svara.db.jooq.Tables.BRAND;

import io.svara.kernel.OrganizationId;
import io.svara.kernel.access.Scope;
import io.svara.organization.Brand.Colours;
import io.svara.organization.Brand.Logo;
import io.svara.storage.BlobReferences;
import io.svara.storage.Sha256;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The brands of the organisation in scope. It has at least one; a removed one keeps its row, for history. */
@Component
public class Brands implements BlobReferences {

    private final DSLContext sql;
    private final Clock clock;

    Brands(DSLContext sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** The oldest first: it is the organisation's own. */
    public List<Brand> all() {
        return sql.selectFrom(BRAND)
                .where(living())
                .orderBy(BRAND.CREATED_AT, BRAND.ID)
                .fetch(Brands::brand);
    }

    public Optional<Brand> find(BrandId id) {
        return sql.selectFrom(BRAND).where(living(), BRAND.ID.eq(id.value())).fetchOptional(Brands::brand);
    }

    /** Until the transaction ends nobody else changes it. */
    public Optional<Brand> lock(BrandId id) {
        return sql.selectFrom(BRAND)
                .where(living(), BRAND.ID.eq(id.value()))
                .forUpdate()
                .fetchOptional(Brands::brand);
    }

    /** All of them; until the transaction ends none is changed or removed. */
    public List<Brand> lockAll() {
        return sql.selectFrom(BRAND)
                .where(living())
                .orderBy(BRAND.ID)
                .forUpdate()
                .fetch(Brands::brand);
    }

    /** Empty when another has this name. */
    public Optional<BrandId> add(String name, List<String> languages, Colours colours) {
        return sql.insertInto(BRAND)
                .set(BRAND.ORGANIZATION_ID, organization())
                .set(BRAND.NAME, name)
                .set(BRAND.LANGUAGES, languages.toArray(String[]::new))
                .set(BRAND.ACCENT_COLOUR, colours.accent())
                .set(BRAND.TEXT_COLOUR, colours.text())
                .set(BRAND.CREATED_AT, clock.instant())
                .onConflictDoNothing()
                .returning(BRAND.ID)
                .fetchOptional(row -> new BrandId(row.getId()));
    }

    /** Whether another than this one has the name, however its letters are written. */
    public boolean isTaken(String name, BrandId by) {
        return sql.fetchExists(selectOne()
                .from(BRAND)
                .where(living(), lower(BRAND.NAME).eq(lower(val(name))))
                .and(BRAND.ID.ne(by.value())));
    }

    public void change(BrandId id, String name, List<String> languages, Colours colours) {
        sql.update(BRAND)
                .set(BRAND.NAME, name)
                .set(BRAND.LANGUAGES, languages.toArray(String[]::new))
                .set(BRAND.ACCENT_COLOUR, colours.accent())
                .set(BRAND.TEXT_COLOUR, colours.text())
                .set(BRAND.VERSION, BRAND.VERSION.plus(1))
                .where(living(), BRAND.ID.eq(id.value()))
                .execute();
    }

    /** @param logo null: none */
    public void setLogo(BrandId id, @Nullable Logo logo) {
        sql.update(BRAND)
                .set(BRAND.LOGO_SHA256, logo == null ? null : logo.sha256().bytes())
                .set(BRAND.LOGO_CONTENT_TYPE, logo == null ? null : logo.contentType())
                .set(BRAND.LOGO_SIZE, logo == null ? null : logo.size())
                .set(BRAND.VERSION, BRAND.VERSION.plus(1))
                .where(living(), BRAND.ID.eq(id.value()))
                .execute();
    }

    public void remove(BrandId id) {
        sql.update(BRAND)
                .set(BRAND.REMOVED_AT, clock.instant())
                .set(BRAND.VERSION, BRAND.VERSION.plus(1))
                .where(living(), BRAND.ID.eq(id.value()))
                .execute();
    }

    @Override
    public Set<Sha256> named(OrganizationId organization, Collection<Sha256> candidates) {
        return sql.select(BRAND.LOGO_SHA256)
                .from(BRAND)
                .where(BRAND.ORGANIZATION_ID.eq(organization.value()))
                .and(BRAND.LOGO_SHA256.in(candidates.stream().map(Sha256::bytes).toList()))
                .fetchSet(row -> Sha256.ofDigest(row.value1()));
    }

    private static Condition living() {
        return BRAND.ORGANIZATION_ID.eq(organization()).and(BRAND.REMOVED_AT.isNull());
    }

    private static Brand brand(Record row) {
        var digest = row.get(BRAND.LOGO_SHA256);
        return new Brand(
                new BrandId(row.get(BRAND.ID)),
                row.get(BRAND.NAME),
                List.of(row.get(BRAND.LANGUAGES)),
                new Colours(row.get(BRAND.ACCENT_COLOUR), row.get(BRAND.TEXT_COLOUR)),
                digest == null
                        ? null
                        : new Logo(Sha256.ofDigest(digest), row.get(BRAND.LOGO_CONTENT_TYPE), row.get(BRAND.LOGO_SIZE)),
                row.get(BRAND.VERSION));
    }

    private static long organization() {
        return Scope.organization().value();
    }
}
