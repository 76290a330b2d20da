package io.svara.storage.local;

import io.svara.storage.BlobReferences;
import io.svara.storage.Blobs;
import io.svara.storage.StorageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.jooq.DSLContext;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Wires the local disk as the installation's blob storage. */
@Configuration(proxyBeanMethods = false)
class LocalStorage {

    /** {@code svara.storage.minimum-free-bytes}: below it mail is answered with 452 and uploads with 503. */
    @Bean
    StorageSettings storageSettings(
            // a string: Spring looks for a path among the classes first
            @Value("${svara.data:./data}") String data,
            @Value("${svara.storage.minimum-free-bytes:" + StorageSettings.MINIMUM_FREE_BYTES + "}") long minimumFree) {
        return new StorageSettings(Path.of(data, "blobs"), minimumFree, StorageSettings.PACK_BYTES);
    }

    @Bean
    FreeSpace storageFreeSpace(StorageSettings settings) {
        return new FreeSpace(FreeSpace.lately(() -> usableBytes(settings.folder())), settings.minimumFreeBytes());
    }

    @Bean
    BlobFiles blobFiles(StorageSettings settings, Clock clock) throws IOException {
        return new BlobFiles(settings, clock);
    }

    @Bean
    Packs blobPacks(StorageSettings settings, FreeSpace storageFreeSpace, Clock clock) throws IOException {
        return new Packs(settings, storageFreeSpace, clock);
    }

    @Bean
    BlobRows blobRows(DSLContext database, Clock clock) {
        return new BlobRows(database, clock);
    }

    @Bean
    Blobs blobs(
            BlobFiles files, Packs packs, BlobRows rows, FreeSpace freeSpace, PlatformTransactionManager transactions) {
        return new LocalBlobs(files, packs, rows, freeSpace, new TransactionTemplate(transactions));
    }

    @Bean
    SweepBlobs sweepBlobs(
            BlobFiles files,
            Packs packs,
            BlobRows rows,
            ObjectProvider<BlobReferences> references,
            PlatformTransactionManager transactions,
            Clock clock) {
        var modules = references.orderedStream().toList();
        return new SweepBlobs(files, packs, rows, modules, new TransactionTemplate(transactions), clock);
    }

    private static long usableBytes(Path folder) {
        try {
            return Files.getFileStore(folder).getUsableSpace();
        } catch (IOException failed) {
            throw StorageException.failed(failed);
        }
    }
}
