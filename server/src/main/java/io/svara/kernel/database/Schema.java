package io.svara.kernel.database;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.svara.kernel.CannotStart;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.CRC32;
import javax.sql.DataSource;
import org.flywaydb.core.api.FlywayException;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * The migrations of a database as a backup and a restore see them. A schema is a set of changes and not one number:
 * modules number theirs by time, and an older one may be merged later.
 */
public final class Schema {

    /** @param checksum of the migration's text */
    public record Change(String version, int checksum) {}

    private static final String MIGRATIONS = "db/migration/";

    private final DataSource owner;

    Schema(DataSource owner) {
        this.owner = owner;
    }

    /** What the database has had, in order. None when it is no database of Svara. */
    public static List<Change> of(Connection connection) throws SQLException {
        var changes = new ArrayList<Change>();
        try (var statement = connection.createStatement()) {
            try (var row = statement.executeQuery("select to_regclass('public.flyway_schema_history') is not null")) {
                row.next();
                if (!row.getBoolean(1)) {
                    return List.of();
                }
            }
            try (var rows = statement.executeQuery("select version, checksum from flyway_schema_history"
                    + " where success and version is not null order by installed_rank")) {
                while (rows.next()) {
                    changes.add(new Change(rows.getString(1), rows.getInt(2)));
                }
            }
        }
        return changes;
    }

    /** What this Svara brings; read without a database. */
    public static List<Change> known() throws IOException {
        var changes = new ArrayList<Change>();
        for (var file : migrations()) {
            changes.add(new Change(version(file), checksum(file)));
        }
        return changes;
    }

    /** As Flyway reckons it: line by line, whatever ends the lines. */
    private static int checksum(Resource migration) throws IOException {
        var crc = new CRC32();
        migration.getContentAsString(UTF_8).lines().forEach(line -> crc.update(line.getBytes(UTF_8)));
        return (int) crc.getValue();
    }

    /** Brings an empty database to exactly these changes, so that rows of that time fit. */
    public void migrateTo(List<Change> changes) {
        var wanted = changes.stream().map(Change::version).collect(Collectors.toSet());
        try {
            var folder = Files.createTempDirectory("svara-migrations-");
            try {
                copyMigrations(wanted, folder);
                Migrations.of(owner, "filesystem:" + folder).migrate();
            } finally {
                delete(folder);
            }
        } catch (FlywayException failed) {
            throw DatabaseStart.refused(failed);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Brings the database to what this Svara needs. */
    public void migrate() {
        try {
            Migrations.run(owner);
        } catch (FlywayException failed) {
            throw DatabaseStart.refused(failed);
        }
    }

    /** Removes all that is there, whatever state it is in. */
    public void clear() {
        try {
            Migrations.cleaning(owner).clean();
        } catch (FlywayException failed) {
            throw CannotStart.because("What an interrupted restore left in the database could not be removed ("
                    + failed.getMessage() + "): make the database anew, and restore again.");
        }
    }

    private static void copyMigrations(Set<String> wanted, Path folder) throws IOException {
        for (var file : migrations()) {
            if (wanted.contains(version(file))) {
                copy(file, folder);
            }
        }
    }

    private static List<Resource> migrations() throws IOException {
        return List.of(new PathMatchingResourcePatternResolver().getResources("classpath*:" + MIGRATIONS + "*/*.sql"));
    }

    private static String version(Resource migration) {
        var name = String.valueOf(migration.getFilename());
        return name.substring(1, name.indexOf("__"));
    }

    /** Under the module's name, as Flyway writes it down. */
    private static void copy(Resource migration, Path folder) throws IOException {
        var path = migration.getURL().toString();
        var module = folder.resolve(path.substring(path.lastIndexOf(MIGRATIONS) + MIGRATIONS.length()));
        Files.createDirectories(Objects.requireNonNull(module.getParent()));
        Files.write(module, migration.getContentAsByteArray());
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
