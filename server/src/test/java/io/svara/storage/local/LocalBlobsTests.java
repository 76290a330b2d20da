package io.svara.storage.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.svara.kernel.OrganizationId;
import io.svara.storage.BlobCorruptException;
import io.svara.storage.BlobMissingException;
import io.svara.storage.Blobs;
import io.svara.storage.BlobsContract;
import io.svara.storage.StorageException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LocalBlobsTests extends BlobsContract {

    private LocalStore store;

    @BeforeEach
    void start() throws Exception {
        StorageDatabase.get().clear();
        store = new LocalStore(temporary.resolve("blobs"));
    }

    @AfterEach
    void stop() {
        store.close();
    }

    @Override
    protected Blobs blobs() {
        return store.blobs;
    }

    @Override
    protected <T> T inTransaction(OrganizationId organization, Supplier<T> work) {
        return StorageDatabase.get().in(organization, work);
    }

    @Override
    protected void setFreeBytes(long bytes) {
        store.freeBytes.set(bytes);
    }

    @Test
    void leavesNoFileOfAnUnfinishedWriter() throws Exception {
        try (var writer = blobs().open(NORDVIND)) {
            writer.write(randomContent(1_000_000), 0, 1_000_000);
        }
        assertThat(store.allFiles()).isEmpty();
    }

    @Test
    void leavesOneFileOfContentThatCameTwice() throws Exception {
        var content = randomContent(100_000);
        named(NORDVIND, put(NORDVIND, content));
        named(NORDVIND, put(NORDVIND, content));
        assertThat(store.allFiles()).hasSize(1);
    }

    @Test
    void keepsAFileForEachOrganization() throws Exception {
        var content = randomContent(100_000);
        named(NORDVIND, put(NORDVIND, content));
        named(SYDVIND, put(SYDVIND, content));
        assertThat(store.allFiles()).hasSize(2);
    }

    @Test
    void noticesAChangedByteInAFile() throws Exception {
        var blob = named(NORDVIND, put(NORDVIND, randomContent(100_000)));
        change(store.allFiles().getFirst(), 77_777);
        assertThatThrownBy(() -> read(NORDVIND, blob.sha256())).isInstanceOf(BlobCorruptException.class);
    }

    @Test
    void noticesAFileThatHasBecomeShorterOrLonger() throws Exception {
        var blob = named(NORDVIND, put(NORDVIND, randomContent(100_000)));
        var file = store.allFiles().getFirst();
        Files.write(file, new byte[99_999]);
        assertThatThrownBy(() -> read(NORDVIND, blob.sha256())).isInstanceOf(BlobCorruptException.class);
        Files.write(file, new byte[100_001]);
        assertThatThrownBy(() -> read(NORDVIND, blob.sha256())).isInstanceOf(BlobCorruptException.class);
    }

    @Test
    void noticesAChangedByteInAPack() throws Exception {
        var blob = named(NORDVIND, put(NORDVIND, randomContent(1_000)));
        var place = (Place.InPack) Place.parse(blob.place());
        change(store.packs.path(place.pack()), place.offset() + Pack.RECORD_BYTES + 500);
        assertThatThrownBy(() -> read(NORDVIND, blob.sha256())).isInstanceOf(BlobCorruptException.class);
    }

    @Test
    void saysThatBytesAreGone() throws Exception {
        var large = named(NORDVIND, put(NORDVIND, randomContent(100_000)));
        var small = named(NORDVIND, put(NORDVIND, randomContent(1_000)));
        Files.delete(store.allFiles().getFirst());
        Files.delete(store.packs.path(store.packs.names().getFirst()));
        assertThatThrownBy(() -> read(NORDVIND, large.sha256())).isInstanceOf(BlobMissingException.class);
        assertThatThrownBy(() -> read(NORDVIND, small.sha256())).isInstanceOf(BlobMissingException.class);
    }

    /** An agent's reply with a file must wait for the disk, and not fail for good. */
    @Test
    void tellsAStorageThatIsAwayFromBytesThatAreGone() throws Exception {
        var large = named(NORDVIND, put(NORDVIND, randomContent(100_000)));
        var small = named(NORDVIND, put(NORDVIND, randomContent(1_000)));
        var folder = temporary.resolve("blobs");
        for (var part : List.of("files", "packs")) {
            Files.move(folder.resolve(part), folder.resolve(part + ".away"));
        }
        for (var blob : List.of(large, small)) {
            assertThatThrownBy(() -> read(NORDVIND, blob.sha256()))
                    .isInstanceOfSatisfying(
                            StorageException.class,
                            failed -> assertThat(failed.code()).isEqualTo("storage-failed"));
        }

        for (var part : List.of("files", "packs")) {
            Files.move(folder.resolve(part + ".away"), folder.resolve(part));
        }
        assertThat(read(NORDVIND, large.sha256())).hasSize(100_000);
        assertThat(read(NORDVIND, small.sha256())).hasSize(1_000);
    }

    @Test
    void neverReadsTheRecordOfAnotherOrganizationWhateverThePlaceSays() {
        var content = randomContent(1_000);
        var theirs = named(SYDVIND, put(SYDVIND, content));
        var own = named(NORDVIND, put(NORDVIND, content));
        StorageDatabase.get()
                .execute(
                        NORDVIND,
                        "update blob set place = '" + theirs.place() + "' where organization_id = 1 and sha256 = '\\x"
                                + own.sha256() + "'");
        assertThatThrownBy(() -> read(NORDVIND, own.sha256())).isInstanceOf(BlobCorruptException.class);
    }

    @Test
    void readsWhatAnEarlierRunHasWritten() throws Exception {
        var small = named(NORDVIND, put(NORDVIND, randomContent(1_000)));
        var large = named(NORDVIND, put(NORDVIND, randomContent(100_000)));
        store.close();
        store = new LocalStore(temporary.resolve("blobs"));
        assertThat(read(NORDVIND, small.sha256())).hasSize(1_000);
        assertThat(read(NORDVIND, large.sha256())).hasSize(100_000);
    }

    private static void change(Path file, long at) throws Exception {
        try (var bytes = new RandomAccessFile(file.toFile(), "rw")) {
            bytes.seek(at);
            var old = bytes.read();
            bytes.seek(at);
            bytes.write(old ^ 1);
        }
    }
}
