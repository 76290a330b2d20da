package io.svara.storage.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.svara.kernel.OrganizationId;
import io.svara.storage.Blob;
import io.svara.storage.BlobMissingException;
import io.svara.storage.BlobReferences;
import io.svara.storage.Sha256;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SweepBlobsTests {

    private static final OrganizationId NORDVIND = new OrganizationId(1);
    private static final OrganizationId SYDVIND = new OrganizationId(2);
    private static final Duration HOURS_49 = Duration.ofHours(49);
    private static final SweepBlobs.Swept NOTHING = new SweepBlobs.Swept(0, 0, 0);

    private final Named named = new Named();
    private Path folder;
    private LocalStore store;
    private SweepBlobs sweeper;

    /** A module's answer, as a set that tests fill. */
    private static final class Named implements BlobReferences {

        private final Set<Sha256> names = ConcurrentHashMap.newKeySet();

        @Override
        public Set<Sha256> named(OrganizationId organization, Collection<Sha256> candidates) {
            var found = new HashSet<>(candidates);
            found.retainAll(names);
            return found;
        }
    }

    @BeforeEach
    void start(@TempDir Path temporary) throws IOException {
        StorageDatabase.get().clear();
        folder = temporary;
        store = new LocalStore(folder, 4_000);
        sweeper = store.sweeper(named);
    }

    @AfterEach
    void stop() {
        store.close();
    }

    @Test
    void removesALargeBlobThatHasHadNoNameFor48Hours() throws Exception {
        var blob = keep(100_000);
        assertThat(sweeper.sweep()).isEqualTo(NOTHING);
        store.clock.advance(Duration.ofHours(47));
        assertThat(sweeper.sweep()).isEqualTo(NOTHING);
        assertThat(read(blob)).hasSize(100_000);
        store.clock.advance(Duration.ofHours(2));
        assertThat(sweeper.sweep().files()).isEqualTo(1);
        assertThat(store.allFiles()).isEmpty();
        assertThatThrownBy(() -> read(blob)).isInstanceOf(BlobMissingException.class);
    }

    @Test
    void countsTheHoursFromWhenTheLastNameWent() throws Exception {
        var blob = keepNamed(100_000);
        store.clock.advance(Duration.ofDays(365));
        assertThat(sweeper.sweep()).isEqualTo(NOTHING);
        named.names.clear();
        assertThat(sweeper.sweep()).isEqualTo(NOTHING);
        assertThat(read(blob)).hasSize(100_000);
        store.clock.advance(HOURS_49);
        assertThat(sweeper.sweep().files()).isEqualTo(1);
    }

    @Test
    void keepsABlobThatGotItsNameBack() throws Exception {
        var blob = keep(100_000);
        sweeper.sweep();
        store.clock.advance(Duration.ofHours(47));
        named.names.add(blob.sha256());
        sweeper.sweep();
        named.names.clear();
        store.clock.advance(Duration.ofHours(2));
        assertThat(sweeper.sweep()).isEqualTo(NOTHING);
        assertThat(read(blob)).hasSize(100_000);
    }

    @Test
    void startsTheHoursAnewWhenTheContentIsPutAgain() throws Exception {
        var content = content(100_000);
        name(put(content));
        sweeper.sweep();
        store.clock.advance(HOURS_49);
        name(put(content));
        assertThat(sweeper.sweep()).isEqualTo(NOTHING);
    }

    @Test
    void removesFilesThatNeverGotARow() throws Exception {
        put(content(100_000));
        Files.write(store.files.newIncoming(), new byte[10]);
        Disk.setAge(
                store.settings
                        .incoming()
                        .resolve(store.allFiles().stream()
                                .filter(file -> file.startsWith(store.settings.incoming()))
                                .findFirst()
                                .orElseThrow()),
                store.clock.instant());
        assertThat(sweeper.sweep()).isEqualTo(NOTHING);
        assertThat(store.allFiles()).hasSize(2);
        store.clock.advance(HOURS_49);
        assertThat(sweeper.sweep().files()).isEqualTo(1);
        assertThat(store.allFiles()).isEmpty();
    }

    @Test
    void removesNothingWhenNoModuleSpeaksForItsBlobs() throws Exception {
        keep(100_000);
        var deaf = store.sweeper();
        deaf.sweep();
        store.clock.advance(HOURS_49);
        assertThat(deaf.sweep()).isEqualTo(NOTHING);
        assertThat(store.allFiles()).hasSize(1);
    }

    @Test
    void doesNotTakeABlobThatIsBeingNamedAgain() throws Exception {
        var content = content(100_000);
        var blob = name(put(content));
        sweeper.sweep();
        store.clock.advance(HOURS_49);
        var holding = new CountDownLatch(1);
        var swept = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var mail = threads.submit(() -> StorageDatabase.get().in(NORDVIND, () -> {
                StorageDatabase.get().sql.execute("select place from blob where organization_id = 1 for key share");
                holding.countDown();
                await(swept);
                return true;
            }));
            holding.await();
            assertThat(sweeper.sweep()).isEqualTo(NOTHING);
            swept.countDown();
            mail.get();
        }
        assertThat(read(blob)).isEqualTo(content);
    }

    @Test
    void givesContentThatComesWhileItIsRemovedARowOfItsOwn() throws Exception {
        var content = content(100_000);
        var blob = name(put(content));
        sweeper.sweep();
        store.clock.advance(HOURS_49);
        var again = put(content);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var arrived = new CountDownLatch(1);
            var removal = threads.submit(() -> StorageDatabase.get().in(NORDVIND, () -> {
                var locked = store.rows.lockUnnamedSince(NORDVIND, Set.of(blob.sha256()), store.clock.instant());
                arrived.countDown();
                store.rows.delete(NORDVIND, locked);
                return locked.size();
            }));
            arrived.await();
            name(again);
            assertThat(removal.get()).isEqualTo(1);
        }
        named.names.add(blob.sha256());
        sweeper.sweep();
        assertThat(read(again)).isEqualTo(content);
        assertThat(store.allFiles()).hasSize(1);
    }

    @Test
    void leavesARowThatAnotherTableStillPointsTo() throws Exception {
        var blob = keep(100_000);
        var owner = "create table if not exists blob_user (organization_id bigint, sha256 bytea, "
                + "foreign key (organization_id, sha256) references blob)";
        StorageDatabase.get().asOwner(owner);
        StorageDatabase.get().asOwner("insert into blob_user select organization_id, sha256 from blob");
        try {
            sweeper.sweep();
            store.clock.advance(HOURS_49);
            assertThat(sweeper.sweep()).isEqualTo(NOTHING);
            assertThat(read(blob)).hasSize(100_000);
        } finally {
            StorageDatabase.get().asOwner("drop table blob_user");
        }
    }

    @Test
    void removesAPackInWhichNothingLives() throws Exception {
        fillPack(false);
        keepNamed(10);
        sweeper.sweep();
        store.clock.advance(HOURS_49);
        assertThat(sweeper.sweep().packs()).isEqualTo(1);
        assertThat(store.packs.names()).hasSize(1);
    }

    @Test
    void copiesWhatLivesOutOfAPackThatIsMostlyDead() throws Exception {
        var living = keepNamed(700);
        fillPack(false);
        var next = keepNamed(10);
        sweeper.sweep();
        store.clock.advance(HOURS_49);
        assertThat(sweeper.sweep().compacted()).isEqualTo(1);
        // whoever has read the old place still finds it
        assertThat(Files.exists(store.packs.path(packOf(living)))).isTrue();
        assertThat(read(living)).hasSize(700);
        assertThat(sweeper.sweep()).isEqualTo(NOTHING);
        store.clock.advance(HOURS_49);
        assertThat(sweeper.sweep().packs()).isEqualTo(1);
        assertThat(Files.exists(store.packs.path(packOf(living)))).isFalse();
        assertThat(read(living)).hasSize(700);
        assertThat(read(next)).hasSize(10);
    }

    @Test
    void leavesAPackThatMostlyLivesUntilErasingIsDue() throws Exception {
        keep(300);
        var living = keepNamed(3_600);
        fillPack(true);
        sweeper.sweep();
        store.clock.advance(HOURS_49);
        assertThat(sweeper.sweep()).isEqualTo(NOTHING);
        store.clock.advance(SweepBlobs.ERASED_WITHIN);
        assertThat(sweeper.sweep().compacted()).isEqualTo(1);
        store.clock.advance(HOURS_49);
        assertThat(sweeper.sweep().packs()).isEqualTo(1);
        assertThat(Files.exists(store.packs.path(packOf(living)))).isFalse();
        assertThat(read(living)).hasSize(3_600);
    }

    @Test
    void doesNotTouchThePackThatIsWrittenTo() throws Exception {
        keep(10);
        sweeper.sweep();
        store.clock.advance(HOURS_49);
        assertThat(sweeper.sweep()).isEqualTo(NOTHING);
        assertThat(store.packs.names()).hasSize(1);
    }

    @Test
    void keepsTheBlobsOfOrganizationsApart() throws Exception {
        var content = content(100_000);
        name(put(content));
        var theirs = store.blobs.put(SYDVIND, new ByteArrayInputStream(content));
        StorageDatabase.get().in(SYDVIND, () -> {
            store.blobs.name(theirs);
            return theirs;
        });
        BlobReferences onlySydvind =
                (organization, candidates) -> organization.equals(SYDVIND) ? new HashSet<>(candidates) : Set.of();
        var one = store.sweeper(onlySydvind);
        one.sweep();
        store.clock.advance(HOURS_49);
        assertThat(one.sweep().files()).isEqualTo(1);
        var found = StorageDatabase.get().in(SYDVIND, () -> store.blobs.open(SYDVIND, theirs.sha256()));
        assertThat(found.readAllBytes()).isEqualTo(content);
    }

    /** Until the next record needs another pack. */
    private void fillPack(boolean alive) throws IOException {
        for (var written = 0; written < 4_000; written += 900) {
            if (alive) {
                keepNamed(850);
            } else {
                keep(850);
            }
        }
    }

    private static String packOf(Blob blob) {
        return ((Place.InPack) Place.parse(blob.place())).pack();
    }

    private Blob keep(int size) throws IOException {
        return name(put(content(size)));
    }

    private Blob keepNamed(int size) throws IOException {
        var blob = keep(size);
        named.names.add(blob.sha256());
        return blob;
    }

    private Blob put(byte[] content) throws IOException {
        return store.blobs.put(NORDVIND, new ByteArrayInputStream(content));
    }

    private Blob name(Blob blob) {
        return StorageDatabase.get().in(NORDVIND, () -> {
            store.blobs.name(blob);
            return blob;
        });
    }

    private byte[] read(Blob blob) throws IOException {
        try (var content = StorageDatabase.get().in(NORDVIND, () -> store.blobs.open(NORDVIND, blob.sha256()))) {
            return content.readAllBytes();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }

    private static byte[] content(int size) {
        var content = new byte[size];
        new Random().nextBytes(content);
        return content;
    }
}
