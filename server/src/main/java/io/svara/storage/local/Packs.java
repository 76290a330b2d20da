package io.svara.storage.local;

import io.svara.kernel.OrganizationId;
import io.svara.storage.Sha256;
import io.svara.storage.StorageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;

/**
 * Small blobs, many to a file, since a hundred million mails must not be a hundred million files.
 *
 * <p>One thread appends. It takes all records that wait, writes them at once and forces the disk once: the more
 * writers there are, the more share one force. That it is a thread of its own, and not the callers' turn, also keeps
 * an interrupted caller from closing the file under the others.
 *
 * <p>Packs are shared by all organisations: with one each, every mail would pay for its own force, and an
 * installation of a hundred thousand organisations would hold as many files open. The walls stand all the same: a
 * place is only ever read from a row of the asking organisation, and the record repeats the organisation, which is
 * compared on reading. Erasing is compaction: the sweeper copies what still has a row and deletes the pack, at the
 * latest {@link SweepBlobs#ERASED_WITHIN} after a pack was begun.
 *
 * <p>A pack that was being written when its node died is continued when it ends with a whole record, else left as it
 * is: what comes after its last whole record was never acknowledged.
 */
final class Packs implements AutoCloseable {

    private record Append(
            OrganizationId organization, Sha256 sha256, byte[] content, CompletableFuture<Place.InPack> done) {

        int bytes() {
            return Pack.RECORD_BYTES + content.length;
        }
    }

    private static final int BATCH_BYTES = 4 << 20;
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String ENDING = ".pack";
    private static final Append STOP =
            new Append(new OrganizationId(0), Sha256.of(new byte[0]), new byte[0], new CompletableFuture<>());
    private static final Append SEAL =
            new Append(new OrganizationId(0), Sha256.of(new byte[0]), new byte[0], new CompletableFuture<>());

    private final StorageSettings settings;
    private final FreeSpace freeSpace;
    private final Clock clock;
    private final BlockingQueue<Append> waiting = new LinkedBlockingQueue<>();
    private final Object closing = new Object();
    private final Thread appender;
    private boolean closed;
    private boolean begun;
    private volatile @Nullable OpenPack open;

    Packs(StorageSettings settings, FreeSpace freeSpace, Clock clock) throws IOException {
        this.settings = settings;
        this.freeSpace = freeSpace;
        this.clock = clock;
        Disk.makeFolder(settings.packs());
        appender = Thread.ofPlatform().daemon().name("blob-packs").start(this::appendUntilStopped);
    }

    /** Done when the content is durable; fails with a {@link StorageException}. */
    CompletableFuture<Place.InPack> append(OrganizationId organization, Sha256 sha256, byte[] content) {
        var append = new Append(organization, sha256, content, new CompletableFuture<>());
        enqueue(append);
        return append.done();
    }

    /** Ends the open pack if it is that old, after what waits now; the next record begins another. */
    void sealIfBegunBefore(Instant time) {
        var current = open;
        if (current != null && current.madeAt().isBefore(time)) {
            enqueue(SEAL);
        }
    }

    Path path(String pack) {
        return settings.packs().resolve(pack + ENDING);
    }

    boolean isThere() {
        return Files.isDirectory(settings.packs());
    }

    /** The names of all packs, oldest first. */
    List<String> names() throws IOException {
        try (var files = Files.list(settings.packs())) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .filter(file -> file.endsWith(ENDING))
                    .map(file -> file.substring(0, file.length() - ENDING.length()))
                    .sorted(Comparator.naturalOrder())
                    .toList();
        }
    }

    void delete(String pack) throws IOException {
        Files.deleteIfExists(path(pack));
        Files.deleteIfExists(OpenPack.Lock.pathFor(path(pack)));
        Disk.forceNames(settings.packs());
    }

    @Override
    public void close() {
        synchronized (closing) {
            if (closed) {
                return;
            }
            closed = true;
            waiting.add(STOP);
        }
        try {
            appender.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void enqueue(Append append) {
        synchronized (closing) {
            if (closed) {
                throw StorageException.failed(new IOException("the storage is closed"));
            }
            waiting.add(append);
        }
    }

    private void appendUntilStopped() {
        try {
            while (appendNext()) {
                // until STOP
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } finally {
            letGo();
        }
    }

    private boolean appendNext() throws InterruptedException {
        var first = waiting.take();
        if (first == STOP) {
            return false;
        }
        if (first == SEAL) {
            letGo();
            return true;
        }
        writeAll(batchFrom(first));
        return true;
    }

    private List<Append> batchFrom(Append first) {
        var batch = new ArrayList<Append>();
        long bytes = 0;
        for (var next = first; next != null; next = waiting.poll()) {
            batch.add(next);
            bytes += next.bytes();
            var follower = waiting.peek();
            if (follower == STOP || follower == SEAL || bytes >= BATCH_BYTES) {
                break;
            }
        }
        return batch;
    }

    /** After a failed write or force nobody knows what is on the disk, so the pack gets no further record. */
    private void writeAll(List<Append> batch) {
        try {
            var places = write(batch);
            for (var index = 0; index < batch.size(); index++) {
                batch.get(index).done().complete(places.get(index));
            }
        } catch (IOException failed) {
            letGo();
            var reason = freeSpace.explain(failed);
            batch.forEach(append -> append.done().completeExceptionally(reason));
        } catch (RuntimeException failed) {
            letGo();
            batch.forEach(append -> append.done().completeExceptionally(StorageException.failed(failed)));
        }
    }

    private List<Place.InPack> write(List<Append> batch) throws IOException {
        var pack = openPack();
        var places = new ArrayList<Place.InPack>(batch.size());
        for (var append : batch) {
            places.add(pack.add(append.organization(), append.sha256(), append.content()));
        }
        pack.force();
        return places;
    }

    private OpenPack openPack() throws IOException {
        var current = open;
        if (current != null && current.isFull(settings.packBytes())) {
            letGo();
            current = null;
        }
        if (current == null) {
            current = resumeOrBegin();
        }
        open = current;
        return current;
    }

    /** Only the first after a start resumes: what this node has let go of since, it has let go of for a reason. */
    private OpenPack resumeOrBegin() throws IOException {
        var names = names();
        var resumed = begun || names.isEmpty()
                ? null
                : OpenPack.resume(names.getLast(), path(names.getLast()), settings.packBytes());
        begun = true;
        return resumed == null ? begin() : resumed;
    }

    private OpenPack begin() throws IOException {
        var now = clock.instant();
        var name = HexFormat.of().toHexDigits(now.toEpochMilli(), 12) + "-"
                + HexFormat.of().toHexDigits(RANDOM.nextLong());
        return OpenPack.begin(name, path(name), RANDOM.nextLong(), now);
    }

    private void letGo() {
        var current = open;
        open = null;
        if (current != null) {
            current.close(clock.instant());
        }
    }
}
