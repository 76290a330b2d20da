package io.svara.storage.local;

import static svara.db.jooq.Tables.BLOB;

import io.svara.kernel.OrganizationId;
import io.svara.storage.Blob;
import io.svara.storage.Sha256;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** All SQL on {@code blob}. Every method works in the caller's transaction. */
class BlobRows {

    /** @param unnamedSince when the sweeper first found that no row names the blob, null while one does */
    record Row(long size, Place place, @Nullable Instant unnamedSince) {}

    private static final int TRIES = 5;

    private final DSLContext database;
    private final Clock clock;

    BlobRows(DSLContext database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    Optional<Row> find(OrganizationId organization, Sha256 sha256) {
        return Optional.ofNullable(findAll(organization, Set.of(sha256)).get(sha256));
    }

    Map<Sha256, Row> findAll(OrganizationId organization, Collection<Sha256> wanted) {
        var found = new HashMap<Sha256, Row>();
        database.select(BLOB.SHA256, BLOB.SIZE, BLOB.PLACE, BLOB.UNNAMED_SINCE)
                .from(BLOB)
                .where(are(organization, wanted))
                .forEach(row -> found.put(
                        Sha256.ofDigest(row.value1()), new Row(row.value2(), Place.parse(row.value3()), row.value4())));
        return found;
    }

    /**
     * Writes the row, or finds that there is one, and in both cases holds it against the sweeper until the transaction
     * ends. Naming a blob again only shares that hold, so that two mails with the same pictures do not wait for each
     * other.
     *
     * @return the place of the blob that has the row, which is another when the content was there already
     */
    Place keep(Blob blob) {
        for (var attempt = 0; attempt < TRIES; attempt++) {
            // nearly all content is new
            if (insert(blob)) {
                return Place.parse(blob.place());
            }
            var existing = hold(blob.organization(), blob.sha256());
            if (existing != null) {
                return existing;
            }
            // somebody has just swept it away
        }
        throw new IllegalStateException("The row of blob " + blob.sha256() + " comes and goes");
    }

    private @Nullable Place hold(OrganizationId organization, Sha256 sha256) {
        var row = database.select(BLOB.PLACE, BLOB.UNNAMED_SINCE)
                .from(BLOB)
                .where(are(organization, Set.of(sha256)))
                .forKeyShare()
                .fetchOne();
        if (row == null) {
            return null;
        }
        if (row.value2() != null) {
            markNamed(organization, Set.of(sha256));
        }
        return Place.parse(row.value1());
    }

    private boolean insert(Blob blob) {
        return database.insertInto(BLOB)
                        .set(BLOB.ORGANIZATION_ID, blob.organization().value())
                        .set(BLOB.SHA256, blob.sha256().bytes())
                        .set(BLOB.SIZE, blob.size())
                        .set(BLOB.PLACE, blob.place())
                        .set(BLOB.CREATED_AT, clock.instant())
                        .onConflictDoNothing()
                        .execute()
                == 1;
    }

    void markNamed(OrganizationId organization, Collection<Sha256> named) {
        if (named.isEmpty()) {
            return;
        }
        database.update(BLOB)
                .setNull(BLOB.UNNAMED_SINCE)
                .where(are(organization, named), BLOB.UNNAMED_SINCE.isNotNull())
                .execute();
    }

    void markUnnamed(OrganizationId organization, Collection<Sha256> unnamed) {
        if (unnamed.isEmpty()) {
            return;
        }
        database.update(BLOB)
                .set(BLOB.UNNAMED_SINCE, clock.instant())
                .where(are(organization, unnamed), BLOB.UNNAMED_SINCE.isNull())
                .execute();
    }

    /**
     * Locks those that have been without a name since before the given time. A row that somebody is naming right now is
     * passed over; who comes to name one of these waits until the sweeper is done, and then writes a new row.
     */
    Set<Sha256> lockUnnamedSince(OrganizationId organization, Collection<Sha256> candidates, Instant before) {
        if (candidates.isEmpty()) {
            return Set.of();
        }
        return new HashSet<>(database.select(BLOB.SHA256)
                .from(BLOB)
                .where(are(organization, candidates), BLOB.UNNAMED_SINCE.le(before))
                .orderBy(BLOB.SHA256)
                .forUpdate()
                .skipLocked()
                .fetch(row -> Sha256.ofDigest(row.value1())));
    }

    void delete(OrganizationId organization, Collection<Sha256> unnamed) {
        if (unnamed.isEmpty()) {
            return;
        }
        database.deleteFrom(BLOB).where(are(organization, unnamed)).execute();
    }

    /** The blob now lies elsewhere, unless it has gone or moved meanwhile. */
    void move(OrganizationId organization, Sha256 sha256, Place from, Place to) {
        database.update(BLOB)
                .set(BLOB.PLACE, to.text())
                .where(are(organization, Set.of(sha256)), BLOB.PLACE.eq(from.text()))
                .execute();
    }

    private static Condition are(OrganizationId organization, Collection<Sha256> wanted) {
        var names = wanted.stream().map(Sha256::bytes).toList();
        return BLOB.ORGANIZATION_ID.eq(organization.value()).and(BLOB.SHA256.in(names));
    }
}
