package io.svara.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.svara.kernel.OrganizationId;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every blob storage keeps to. Each implementation takes it as a test of its own. */
public abstract class BlobsContract {

    protected static final OrganizationId NORDVIND = new OrganizationId(1);
    protected static final OrganizationId SYDVIND = new OrganizationId(2);

    protected Path temporary;

    @BeforeEach
    void takeFolder(@TempDir Path folder) {
        temporary = folder;
    }

    protected abstract Blobs blobs();

    /** Runs the work in a transaction with the organisation in scope. */
    protected abstract <T> T inTransaction(OrganizationId organization, Supplier<T> work);

    /** How much space the storage believes to have. */
    protected abstract void setFreeBytes(long bytes);

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 5_000, 65_535, 65_536, 65_537, 3_000_000})
    protected void givesBackWhatWasPut(int size) throws Exception {
        var content = randomContent(size);
        var blob = named(NORDVIND, blobs().put(NORDVIND, new ByteArrayInputStream(content)));
        assertThat(blob.size()).isEqualTo(size);
        assertThat(blob.sha256()).isEqualTo(Sha256.of(content));
        assertThat(read(NORDVIND, blob.sha256())).isEqualTo(content);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 8_192, 70_000})
    protected void givesBackWhatWasWrittenPieceByPiece(int pieceBytes) {
        var content = randomContent(200_000);
        try (var writer = blobs().open(NORDVIND)) {
            for (var from = 0; from < content.length; from += pieceBytes) {
                writer.write(content, from, Math.min(pieceBytes, content.length - from));
            }
            assertThat(writer.size()).isEqualTo(content.length);
            named(NORDVIND, writer.finish());
        }
        assertThat(read(NORDVIND, Sha256.of(content))).isEqualTo(content);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 300, 200_000})
    protected void adoptsAFileAndTakesItAway(int size) throws Exception {
        var content = randomContent(size);
        var file = Files.write(temporary.resolve("spooled"), content);
        var blob = named(NORDVIND, blobs().adopt(NORDVIND, file));
        assertThat(file).doesNotExist();
        assertThat(blob.size()).isEqualTo(size);
        assertThat(read(NORDVIND, Sha256.of(content))).isEqualTo(content);
    }

    @Test
    protected void refusesToNameABlobOutsideATransaction() {
        var blob = put(NORDVIND, randomContent(10));
        assertThatThrownBy(() -> blobs().name(blob)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    protected void doesNotGiveOutABlobWithoutAName() {
        var blob = put(NORDVIND, randomContent(10));
        assertThatThrownBy(() -> read(NORDVIND, blob.sha256())).isInstanceOf(BlobMissingException.class);
    }

    @Test
    protected void forgetsTheNameOfATransactionThatRollsBack() {
        var blob = put(NORDVIND, randomContent(100_000));
        assertThatThrownBy(() -> inTransaction(NORDVIND, () -> {
                    blobs().name(blob);
                    throw new IllegalArgumentException("the mail's tables are broken");
                }))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> read(NORDVIND, blob.sha256())).isInstanceOf(BlobMissingException.class);
        named(NORDVIND, blob);
        assertThat(read(NORDVIND, blob.sha256())).hasSize(100_000);
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 150_000})
    protected void keepsTheSameContentOnce(int size) {
        var content = randomContent(size);
        named(NORDVIND, put(NORDVIND, content));
        var again = named(NORDVIND, put(NORDVIND, content));
        named(NORDVIND, again);
        assertThat(read(NORDVIND, again.sha256())).isEqualTo(content);
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 150_000})
    protected void keepsTheSameContentOfTwoThreadsOnce(int size) throws Exception {
        var content = randomContent(size);
        var start = new CyclicBarrier(2);
        Callable<Blob> putting = () -> {
            var blob = put(NORDVIND, content);
            start.await();
            return named(NORDVIND, blob);
        };
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var result : threads.invokeAll(List.of(putting, putting))) {
                assertThat(result.get().sha256()).isEqualTo(Sha256.of(content));
            }
        }
        assertThat(read(NORDVIND, Sha256.of(content))).isEqualTo(content);
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 150_000})
    protected void hidesABlobFromAnotherOrganization(int size) {
        var blob = named(NORDVIND, put(NORDVIND, randomContent(size)));
        assertThatThrownBy(() -> read(SYDVIND, blob.sha256())).isInstanceOf(BlobMissingException.class);
        assertThatThrownBy(() -> inTransaction(SYDVIND, () -> blobs().open(NORDVIND, blob.sha256())))
                .isInstanceOf(BlobMissingException.class);
    }

    @Test
    protected void refusesEverythingWhenSpaceIsScarce() throws Exception {
        var file = Files.write(temporary.resolve("spooled"), randomContent(100));
        setFreeBytes(100);
        assertThatThrownBy(() -> put(NORDVIND, randomContent(10))).isInstanceOf(StorageFullException.class);
        assertThatThrownBy(() -> blobs().open(NORDVIND)).isInstanceOf(StorageFullException.class);
        assertThatThrownBy(() -> blobs().adopt(NORDVIND, file))
                .isInstanceOfSatisfying(StorageFullException.class, full -> {
                    assertThat(full.code()).isEqualTo("storage-full");
                    assertThat(full.problem().kind().status()).isEqualTo(503);
                });
        assertThat(file).exists();
    }

    @Test
    protected void noticesScarceSpaceInTheMiddleOfALargeBlob() {
        try (var writer = blobs().open(NORDVIND)) {
            var chunk = new byte[1 << 20];
            setFreeBytes(100);
            assertThatThrownBy(() -> {
                        for (var written = 0; written < 64; written++) {
                            writer.write(chunk, 0, chunk.length);
                        }
                    })
                    .isInstanceOf(StorageFullException.class);
        }
    }

    @Test
    protected void passesOnTheFailureOfItsSource() {
        var broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("the sender hung up");
            }
        };
        assertThatThrownBy(() -> blobs().put(NORDVIND, broken))
                .isInstanceOf(IOException.class)
                .hasMessage("the sender hung up");
    }

    @Test
    protected void takesNothingAfterTheEnd() {
        var writer = blobs().open(NORDVIND);
        writer.finish();
        assertThatThrownBy(() -> writer.write(1)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(writer::finish).isInstanceOf(IllegalStateException.class);
    }

    protected final Blob put(OrganizationId organization, byte[] content) {
        try (var writer = blobs().open(organization)) {
            writer.write(content, 0, content.length);
            return writer.finish();
        }
    }

    protected final Blob named(OrganizationId organization, Blob blob) {
        return inTransaction(organization, () -> {
            blobs().name(blob);
            return blob;
        });
    }

    protected final byte[] read(OrganizationId organization, Sha256 sha256) {
        try (var content = inTransaction(organization, () -> blobs().open(organization, sha256))) {
            return content.readAllBytes();
        } catch (IOException failed) {
            throw new AssertionError(failed);
        }
    }

    protected static byte[] randomContent(int size) {
        var content = new byte[size];
        new Random().nextBytes(content);
        return content;
    }
}
