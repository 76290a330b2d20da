package io.svara.storage.local;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;

import com.github.kagkarlsson.scheduler.task.schedule.Schedule;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import io.svara.kernel.OrganizationId;
import io.svara.kernel.access.Actor;
import io.svara.kernel.access.Scope;
import io.svara.kernel.queue.RecurringJob;
import io.svara.storage.BlobReferences;
import io.svara.storage.Sha256;
import io.svara.storage.StorageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Removes what no row names. It walks over what lies on the disk, not over the rows, and so finds both: bytes that
 * never got a row, and rows that nobody uses any more.
 *
 * <p>A row is first marked, and removed when it has been without a name for 48 hours; so long may a backup take from
 * its snapshot of the database to its last file. A blob that is being named again at that moment is not lost: naming
 * locks the row, the sweeper passes locked rows over, asks for names again after it has locked the others, and whoever
 * comes later waits, finds no row, and writes a new one with bytes of its own.
 *
 * <p>It reads every pack's headers and asks for every blob, a thousand at a time and organisation by organisation:
 * meant for a nightly run and one disk.
 */
class SweepBlobs implements RecurringJob {

    /**
     * @param files removed, with and without a row
     * @param packs removed because nothing in them has a row
     * @param compacted packs whose living records were copied on
     */
    record Swept(int files, int packs, int compacted) {}

    static final Duration GRACE = Duration.ofHours(48);

    /** A pack this old that holds anything dead is compacted even if most of it lives: erased means erased. */
    static final Duration ERASED_WITHIN = Duration.ofDays(30);

    private static final Logger LOG = LoggerFactory.getLogger(SweepBlobs.class);
    private static final LocalTime NIGHTLY = LocalTime.of(2, 40);
    private static final int BATCH = 1000;
    private static final int COPY_BATCH = 100;

    /** A blob's name and one place where bytes of that name lie. */
    private record Found(OrganizationId organization, Sha256 sha256, Place place) {}

    private final BlobFiles files;
    private final Packs packs;
    private final BlobRows rows;
    private final List<BlobReferences> references;
    private final TransactionTemplate transaction;
    private final Clock clock;

    SweepBlobs(
            BlobFiles files,
            Packs packs,
            BlobRows rows,
            List<BlobReferences> references,
            TransactionTemplate transaction,
            Clock clock) {
        this.files = files;
        this.packs = packs;
        this.rows = rows;
        this.references = List.copyOf(references);
        this.transaction = transaction;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "storage-sweep";
    }

    @Override
    public Schedule schedule() {
        return Schedules.daily(NIGHTLY);
    }

    @Override
    public void run() {
        LOG.info("Swept blobs: {}", sweep());
    }

    Swept sweep() {
        if (references.isEmpty()) {
            LOG.warn("Nothing is swept: no module says which blobs it uses");
            return new Swept(0, 0, 0);
        }
        try {
            sweepIncoming();
            return sweepPacks(sweepFiles());
        } catch (IOException failed) {
            throw StorageException.failed(failed);
        }
    }

    private void sweepIncoming() throws IOException {
        files.forEachIncoming(file -> {
            if (isOld(file)) {
                Files.deleteIfExists(file);
            }
        });
    }

    private int sweepFiles() throws IOException {
        var removed = new AtomicInteger();
        files.forEachBatch(BATCH, batch -> removed.addAndGet(sweepBatch(batch)));
        return removed.get();
    }

    private int sweepBatch(List<BlobFiles.Found> batch) throws IOException {
        var living = living(batch.stream()
                .map(file -> new Found(file.organization(), file.sha256(), file.place()))
                .toList());
        var removed = 0;
        for (var file : batch) {
            var dead = !living.contains(new Found(file.organization(), file.sha256(), file.place()));
            if (dead && isOld(file.path())) {
                Files.deleteIfExists(file.path());
                removed++;
            }
        }
        return removed;
    }

    private Swept sweepPacks(int removedFiles) throws IOException {
        packs.sealIfBegunBefore(clock.instant().minus(ERASED_WITHIN));
        var removed = 0;
        var compacted = 0;
        for (var name : packs.names()) {
            switch (sweepPack(name)) {
                case REMOVED -> removed++;
                case COMPACTED -> compacted++;
                case KEPT -> {}
            }
        }
        return new Swept(removedFiles, removed, compacted);
    }

    private enum Outcome {
        KEPT,
        REMOVED,
        COMPACTED
    }

    private Outcome sweepPack(String name) throws IOException {
        var contents = Pack.scan(name, packs.path(name));
        var entries = contents == null ? List.<Pack.Entry>of() : contents.entries();
        var living = livingEntries(entries);
        // the lock comes late on purpose: a pack that is still written is marked, but neither copied nor removed
        try (var lock = OpenPack.Lock.tryTake(packs.path(name))) {
            if (lock == null || !isOld(packs.path(name))) {
                return Outcome.KEPT;
            }
            return finish(name, contents, living);
        }
    }

    private Outcome finish(String name, Pack.@Nullable Contents contents, List<Pack.Entry> living) throws IOException {
        if (contents != null && contents.damaged()) {
            LOG.error("The pack {} is damaged; it is kept as it is, also what should be erased in it", name);
            return Outcome.KEPT;
        }
        if (contents == null || living.isEmpty()) {
            packs.delete(name);
            return Outcome.REMOVED;
        }
        return isWorthCompacting(contents, living) && copyOn(name, living) ? Outcome.COMPACTED : Outcome.KEPT;
    }

    private boolean isWorthCompacting(Pack.Contents contents, List<Pack.Entry> living) {
        var livingBytes =
                living.stream().mapToLong(entry -> entry.place().length()).sum();
        var anythingDead = living.size() < contents.entries().size();
        var mostlyDead = livingBytes < contents.bytes() / 2;
        var overdue = !contents.madeAt().isAfter(clock.instant().minus(ERASED_WITHIN));
        return anythingDead && (mostlyDead || overdue);
    }

    /** The pack itself is removed 48 hours later, when no backup and no reader goes by the old places. */
    private boolean copyOn(String name, List<Pack.Entry> living) throws IOException {
        for (var from = 0; from < living.size(); from += COPY_BATCH) {
            var batch = living.subList(from, Math.min(from + COPY_BATCH, living.size()));
            if (!copyBatch(packs.path(name), batch)) {
                LOG.error("The pack {} holds changed content; it is not compacted", name);
                return false;
            }
        }
        Disk.setAge(packs.path(name), clock.instant());
        return true;
    }

    private boolean copyBatch(Path pack, List<Pack.Entry> batch) throws IOException {
        var contents = new ArrayList<byte[]>();
        for (var entry : batch) {
            var content = Pack.read(pack, entry.organization(), entry.sha256(), entry.place());
            if (content == null) {
                return false;
            }
            contents.add(content);
        }
        var copies = new ArrayList<CompletableFuture<Place.InPack>>();
        for (var index = 0; index < batch.size(); index++) {
            var entry = batch.get(index);
            copies.add(packs.append(entry.organization(), entry.sha256(), contents.get(index)));
        }
        for (var index = 0; index < batch.size(); index++) {
            move(batch.get(index), durable(copies.get(index)));
        }
        return true;
    }

    private void move(Pack.Entry entry, Place.InPack to) {
        inScope(entry.organization(), () -> {
            rows.move(entry.organization(), entry.sha256(), entry.place(), to);
            return true;
        });
    }

    private static Place.InPack durable(CompletableFuture<Place.InPack> copy) {
        try {
            return copy.join();
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof StorageException reason ? reason : StorageException.failed(failed);
        }
    }

    private List<Pack.Entry> livingEntries(List<Pack.Entry> entries) {
        var living = living(entries.stream()
                .map(entry -> new Found(entry.organization(), entry.sha256(), entry.place()))
                .toList());
        return entries.stream()
                .filter(entry -> living.contains(new Found(entry.organization(), entry.sha256(), entry.place())))
                .toList();
    }

    /** Those whose row says that the bytes lie there. On the way rows are marked, unmarked and removed. */
    private Set<Found> living(List<Found> found) {
        var living = new HashSet<Found>();
        found.stream().collect(groupingBy(Found::organization)).forEach((organization, own) -> {
            for (var from = 0; from < own.size(); from += BATCH) {
                living.addAll(living(organization, own.subList(from, Math.min(from + BATCH, own.size()))));
            }
        });
        return living;
    }

    private Set<Found> living(OrganizationId organization, List<Found> found) {
        var names = found.stream().map(Found::sha256).collect(toSet());
        inScope(organization, () -> mark(organization, names));
        tryToRemoveUnnamed(organization, names);
        var left = inScope(organization, () -> rows.findAll(organization, names));
        return found.stream()
                .filter(one -> left.get(one.sha256()) instanceof BlobRows.Row row
                        && row.place().equals(one.place()))
                .collect(toSet());
    }

    private boolean mark(OrganizationId organization, Set<Sha256> names) {
        var known = rows.findAll(organization, names);
        var named = named(organization, known.keySet());
        rows.markNamed(organization, named);
        rows.markUnnamed(organization, without(known.keySet(), named));
        return true;
    }

    private void tryToRemoveUnnamed(OrganizationId organization, Set<Sha256> names) {
        try {
            inScope(organization, () -> removeUnnamed(organization, names));
        } catch (DataIntegrityViolationException named) {
            LOG.error("A row uses a blob that its module does not speak for; these blobs stay", named);
        }
    }

    private boolean removeUnnamed(OrganizationId organization, Set<Sha256> names) {
        var locked = rows.lockUnnamedSince(organization, names, clock.instant().minus(GRACE));
        rows.delete(organization, without(locked, named(organization, locked)));
        return true;
    }

    private Set<Sha256> named(OrganizationId organization, Collection<Sha256> candidates) {
        var named = new HashSet<Sha256>();
        if (!candidates.isEmpty()) {
            references.forEach(module -> named.addAll(module.named(organization, candidates)));
        }
        return named;
    }

    private static Set<Sha256> without(Set<Sha256> all, Set<Sha256> named) {
        var rest = new HashSet<>(all);
        rest.removeAll(named);
        return rest;
    }

    private <T> T inScope(OrganizationId organization, Supplier<T> work) {
        return Scope.call(
                new Actor.Svara(organization, "storage-sweep"), () -> transaction.execute(status -> work.get()));
    }

    private boolean isOld(Path file) throws IOException {
        try {
            return !Disk.age(file).isAfter(clock.instant().minus(GRACE));
        } catch (NoSuchFileException gone) {
            return false;
        }
    }
}
