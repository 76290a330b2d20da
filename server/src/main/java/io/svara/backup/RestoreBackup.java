package io.svara.backup;

import io.svara.backup.Contents.Head;
import io.svara.backup.Contents.Sequence;
import io.svara.kernel.CannotStart;
import io.svara.kernel.database.CopyRules;
import io.svara.kernel.database.Database;
import io.svara.kernel.database.RestoreMark;
import io.svara.kernel.database.Schema;
import io.svara.kernel.secret.KeyFile;
import io.svara.storage.BlobRegister;
import io.svara.storage.Blobs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An empty database is migrated to the backup's schema, filled, and migrated on; then the files, then the key. From the
 * first step to the last a mark stands in the database: nobody serves it, and the next restore begins anew.
 */
final class RestoreBackup {

    private final Database database;
    private final Supplier<Blobs> blobs;
    private final Path data;
    private final KeyFile keyFile;
    private final Progress progress;

    /** @param blobs made when it is asked for, as it makes folders */
    RestoreBackup(Database database, Supplier<Blobs> blobs, Path data, KeyFile keyFile, Progress progress) {
        this.database = database;
        this.blobs = blobs;
        this.data = data.toAbsolutePath().normalize();
        this.keyFile = keyFile;
        this.progress = progress;
    }

    /** @param key the secret that the backup holds; null when it holds none, or it is to be left out */
    void from(BackupFile backup, byte @Nullable [] key) throws IOException, SQLException {
        requireKnown(backup.head());
        try (var owner = database.connectAsOwner()) {
            var interrupted = RestoreMark.find(owner);
            requireSameKey(backup, key, interrupted.equals(Optional.of(data.toString())));
            makeReady(owner, interrupted);
            database.schema().migrateTo(backup.head().schema());
            loadRows(owner, backup);
            loadFiles(owner, backup);
            progress.begin("Migrating");
            database.schema().migrate();
            if (key != null) {
                keyFile.write(key);
            }
            end(owner);
        }
    }

    /** By their texts, not only their names: rows fit the tables that they came from. */
    static void requireKnown(Head head) throws IOException {
        var known = Schema.known().stream().collect(Collectors.toMap(Schema.Change::version, Schema.Change::checksum));
        for (var change : head.schema()) {
            var checksum = known.get(change.version());
            if (checksum == null) {
                throw CannotStart.because("The backup was made by a newer Svara (" + head.svara() + "; its change "
                        + change.version() + " is unknown here): restore it with that one.");
            }
            if (checksum != change.checksum()) {
                throw CannotStart.because("The backup was made by another Svara (" + head.svara() + "; its change "
                        + change.version() + " is not the one known here): restore it with that one.");
            }
        }
    }

    /**
     * A key that lies here already must be the backup's own: it may be how the operator kept it.
     *
     * @param again after an interrupted restore: then a start that was refused may have made another
     */
    private void requireSameKey(BackupFile backup, byte @Nullable [] key, boolean again) throws IOException {
        var check = backup.manifest().keyCheck();
        var present = keyFile.read();
        if (present.isEmpty()) {
            return;
        }
        var same = key == null ? LockedKey.check(present.get()).equals(check) : Arrays.equals(key, present.get());
        if (!same && again && keyFile.path().normalize().startsWith(data)) {
            Files.delete(keyFile.path());
        } else if (!same) {
            throw CannotStart.because("The secret key in " + keyFile.path()
                    + " is not the one of the backup: restore into an empty data folder.");
        }
    }

    private void makeReady(Connection owner, Optional<String> interrupted) throws SQLException {
        // what an interrupted restore has laid there is without a name, and is swept
        if (!interrupted.equals(Optional.of(data.toString())) && !blobs.get().isEmpty()) {
            throw CannotStart.because("The data folder " + data + " holds files of an installation already: a backup is"
                    + " restored into an empty one.");
        }
        if (interrupted.isPresent()) {
            progress.say("Clearing what an interrupted restore has left.");
            database.schema().clear();
            RestoreMark.remove(owner);
        } else if (!LoadRows.isEmpty(owner)) {
            throw CannotStart.because("The database holds an installation already: a backup is restored into an empty"
                    + " one (an empty database, or an empty data folder).");
        }
        RestoreMark.set(owner, data.toString());
    }

    private void loadRows(Connection owner, BackupFile backup) throws IOException, SQLException {
        progress.begin("Tables");
        var load = new LoadRows(owner);
        var tables = backup.head().tables();
        load.begin();
        load.empty(tables);
        long rows = 0;
        for (var table : tables) {
            load.makePartitions(table);
            try (var content = backup.open(Contents.TABLES + table.name())) {
                rows += load.copy(table, new Counted(content, progress));
            }
        }
        for (var sequence : List.of(backup.json(Contents.SEQUENCES, Sequence[].class))) {
            load.set(sequence);
        }
        progress.begin("Indexes");
        load.end();
        progress.say("Tables: " + tables.size() + ", with " + Progress.number(rows) + " rows");
    }

    private void loadFiles(Connection owner, BackupFile backup) throws IOException, SQLException {
        progress.begin("Files");
        try (var files = new LoadFiles(blobs.get(), new BlobRegister(owner), progress)) {
            for (var entry : backup.manifest().entries()) {
                if (entry.name().startsWith(Contents.FILES)) {
                    try (var content = backup.open(entry.name())) {
                        files.load(content);
                    }
                }
            }
            files.end();
        }
    }

    /** The mark goes in the same transaction: from then on it is an installation. */
    private static void end(Connection owner) throws SQLException {
        var load = new LoadRows(owner);
        load.execute("analyze");
        owner.setAutoCommit(false);
        for (var statement : CopyRules.AFTER_RESTORE) {
            load.execute(statement);
        }
        RestoreMark.remove(owner);
        owner.commit();
    }
}
