package io.svara.storage.local;

import io.svara.kernel.OrganizationId;
import io.svara.kernel.Turns;
import io.svara.storage.Blob;
import io.svara.storage.BlobCorruptException;
import io.svara.storage.BlobMissingException;
import io.svara.storage.BlobWriter;
import io.svara.storage.Blobs;
import io.svara.storage.Sha256;
import io.svara.storage.StorageException;
import java.io.ByteArrayInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.CompletionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Blobs on the local disk: small ones in {@link Packs}, the others in {@link BlobFiles}. */
class LocalBlobs implements Blobs {

    private static final Logger LOG = LoggerFactory.getLogger(LocalBlobs.class);
    private static final int CHUNK_BYTES = 64 << 10;

    private final BlobFiles files;
    private final Packs packs;
    private final BlobRows rows;
    private final FreeSpace freeSpace;
    private final TransactionTemplate transaction;

    LocalBlobs(BlobFiles files, Packs packs, BlobRows rows, FreeSpace freeSpace, TransactionTemplate transaction) {
        this.files = files;
        this.packs = packs;
        this.rows = rows;
        this.freeSpace = freeSpace;
        this.transaction = transaction;
    }

    @Override
    public Blob put(OrganizationId organization, InputStream content) throws IOException {
        try (var writer = open(organization)) {
            var chunk = new byte[CHUNK_BYTES];
            for (var read = content.read(chunk); read >= 0; read = content.read(chunk)) {
                writer.write(chunk, 0, read);
                Turns.endAfter(writer.size(), read);
            }
            return writer.finish();
        }
    }

    @Override
    public BlobWriter open(OrganizationId organization) {
        freeSpace.require();
        return new SpoolingWriter(organization, this, files.newIncoming(), freeSpace);
    }

    @Override
    public Blob adopt(OrganizationId organization, Path file) {
        freeSpace.require();
        try {
            var size = Files.size(file);
            if (size < StorageSettings.SMALL_BYTES) {
                var blob = keep(organization, Files.readAllBytes(file));
                Files.delete(file);
                return blob;
            }
            return keep(organization, digest(file), size, file);
        } catch (IOException failed) {
            throw freeSpace.explain(failed);
        }
    }

    Blob keep(OrganizationId organization, byte[] content) {
        var sha256 = Sha256.of(content);
        try {
            // join() and not get(): an interrupted caller must still learn whether its mail is durable
            var place = packs.append(organization, sha256, content).join();
            return new Blob(organization, sha256, content.length, place.text());
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof StorageException reason ? reason : StorageException.failed(failed);
        }
    }

    Blob keep(OrganizationId organization, Sha256 sha256, long size, Path finished) {
        try {
            var place = files.keep(finished, organization, sha256);
            return new Blob(organization, sha256, size, place.text());
        } catch (IOException failed) {
            throw freeSpace.explain(failed);
        }
    }

    @Override
    public Blob name(Blob blob) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("A blob is named in the transaction that uses it");
        }
        var kept = rows.keep(blob);
        if (Place.parse(blob.place()) instanceof Place.InFile written && !written.equals(kept)) {
            // not before the commit: after a rollback this file may yet be the one that gets the row
            afterCommit(() -> discard(blob, written));
        }
        return new Blob(blob.organization(), blob.sha256(), blob.size(), kept.text());
    }

    private static void afterCommit(Runnable action) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                action.run();
            }
        });
    }

    /** What fails here is left to the sweeper. */
    private void discard(Blob blob, Place.InFile surplus) {
        try {
            files.delete(blob.organization(), blob.sha256(), surplus);
        } catch (IOException failed) {
            LOG.warn("A second copy of blob {} stays until it is swept", blob.sha256(), failed);
        }
    }

    @Override
    public InputStream open(OrganizationId organization, Sha256 sha256) {
        var row = transaction
                .execute(status -> rows.find(organization, sha256))
                .orElseThrow(() -> BlobMissingException.of(organization, sha256));
        return read(organization, sha256, row.size(), row.place());
    }

    @Override
    public InputStream open(Blob blob) {
        return read(blob.organization(), blob.sha256(), blob.size(), Place.parse(blob.place()));
    }

    @Override
    public boolean isEmpty() {
        try {
            return packs.names().isEmpty() && files.isEmpty();
        } catch (IOException failed) {
            throw StorageException.failed(failed);
        }
    }

    private InputStream read(OrganizationId organization, Sha256 sha256, long size, Place place) {
        try {
            return bytes(organization, sha256, size, place);
        } catch (NoSuchFileException | FileNotFoundException gone) {
            if (!isGone(organization, sha256, place)) {
                throw StorageException.failed(gone);
            }
            LOG.error("Blob {} of organisation {} has a row but no bytes", sha256, organization.value(), gone);
            throw BlobMissingException.of(organization, sha256);
        } catch (IOException failed) {
            throw StorageException.failed(failed);
        }
    }

    /** Java calls it "not found" as well when the disk is away, may not be read, or too many files are open. */
    private boolean isGone(OrganizationId organization, Sha256 sha256, Place place) {
        var path = switch (place) {
            case Place.InFile file -> files.path(organization, sha256, file);
            case Place.InPack pack -> packs.path(pack.pack());
        };
        return Files.notExists(path) && files.isThere() && packs.isThere();
    }

    private InputStream bytes(OrganizationId organization, Sha256 sha256, long size, Place place) throws IOException {
        return switch (place) {
            case Place.InFile file ->
                new CheckedContent(
                        files.open(organization, sha256, file),
                        sha256,
                        size,
                        () -> BlobCorruptException.of(organization, sha256, file.text()));
            case Place.InPack pack -> {
                var content = Pack.read(packs.path(pack.pack()), organization, sha256, pack);
                if (content == null) {
                    throw BlobCorruptException.of(organization, sha256, pack.text());
                }
                yield new ByteArrayInputStream(content);
            }
        };
    }

    private static Sha256 digest(Path file) throws IOException {
        var digest = Sha256.newDigest();
        var chunk = new byte[CHUNK_BYTES];
        var size = 0L;
        try (var content = Files.newInputStream(file)) {
            for (var read = content.read(chunk); read >= 0; read = content.read(chunk)) {
                digest.update(chunk, 0, read);
                size += read;
                Turns.endAfter(size, read);
            }
        }
        return Sha256.ofDigest(digest.digest());
    }
}
