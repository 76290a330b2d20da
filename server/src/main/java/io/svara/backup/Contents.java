package io.svara.backup;

import io.svara.kernel.database.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a backup says of itself. The file is a zip whose entries are {@link Head}, one {@code tables/NAME} for each table
 * (as PostgreSQL's COPY writes text), {@code sequences.json}, {@code files/00001} and so on (see {@link FileRecords}),
 * {@code secret-key.json} and {@link Manifest}. Its comment ends with the SHA-256 of all bytes before.
 */
final class Contents {

    /** Raised when an older Svara could no longer read what is written. */
    static final int FORMAT = 1;

    static final String HEAD = "svara-backup.json";
    static final String MANIFEST = "manifest.json";
    static final String SEQUENCES = "sequences.json";
    static final String KEY = "secret-key.json";
    static final String TABLES = "tables/";
    static final String FILES = "files/";

    private Contents() {}

    /** The first entry: all that has to be known before the rest can be read. */
    record Head(
            int format, String svara, Instant madeAt, int postgresql, List<Schema.Change> schema, List<Table> tables) {

        Head {
            schema = List.copyOf(schema);
            tables = List.copyOf(tables);
        }
    }

    /** @param columns those that were copied, in that order */
    record Table(String name, List<String> columns, List<Partition> partitions) {

        Table {
            columns = List.copyOf(columns);
            partitions = List.copyOf(partitions);
        }
    }

    /** The rows of a stretch of time; the one for all other rows is not listed. */
    record Partition(String name, Instant from, Instant to) {}

    record Sequence(String name, long value, boolean called) {}

    /**
     * The last entry.
     *
     * @param rows of all tables
     * @param files raw mails, attachments and the like
     * @param damagedFiles those that were missing or changed on the disk when the backup was made
     * @param keyCheck tells the right secret key from another; null when the installation had none
     * @param entries all entries but this one
     */
    record Manifest(
            long rows,
            long files,
            long fileBytes,
            long damagedFiles,
            @Nullable String keyCheck,
            List<Entry> entries) {

        Manifest {
            entries = List.copyOf(entries);
        }

        long bytes() {
            return entries.stream().mapToLong(Entry::bytes).sum();
        }
    }

    /** @param bytes before compression, as is the hash */
    record Entry(String name, long bytes, String sha256) {}
}
