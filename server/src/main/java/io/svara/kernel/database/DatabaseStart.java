package io.svara.kernel.database;

import io.svara.kernel.CannotStart;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.flywaydb.core.api.FlywayException;
import org.postgresql.ds.PGSimpleDataSource;
import svara.postgres.EmbeddedPostgres;
import svara.postgres.PostgresLogin;
import svara.postgres.PostgresRefused;

/** From settings to a migrated database that takes connections. */
final class DatabaseStart {

    static final String APPLICATION_ROLE = EmbeddedPostgres.APPLICATION_GROUP;

    private DatabaseStart() {}

    static Database.Ways of(DatabaseSettings settings) {
        return settings.url() == null ? embedded(settings) : external(settings, settings.url());
    }

    private static Database.Ways embedded(DatabaseSettings settings) {
        if (settings.use() == DatabaseSettings.Use.BACK_UP) {
            requireCluster(settings.data());
        }
        var folder = dataFolder(settings.data()).resolve("postgres");
        try {
            return started(EmbeddedPostgres.start(folder), settings.use());
        } catch (PostgresRefused refused) {
            if (settings.use().besideServer() && refused.reason() == PostgresRefused.Reason.FOLDER_IN_USE) {
                return beside(folder).orElseThrow(() -> refused);
            }
            throw refused;
        }
    }

    private static void requireCluster(Path data) {
        if (!Files.exists(data.resolve("postgres/cluster/PG_VERSION"))) {
            throw CannotStart.because("There is no installation in the data folder "
                    + data.toAbsolutePath().normalize() + ".");
        }
    }

    private static Database.Ways started(EmbeddedPostgres postgres, DatabaseSettings.Use use) {
        try {
            prepare(postgres.owner().dataSource(), use);
            return new Database.Ways(tuned(postgres.owner()), tuned(postgres.application()), null, postgres);
        } catch (FlywayException failed) {
            postgres.close();
            throw refused(failed);
        } catch (SQLException failed) {
            postgres.close();
            throw new IllegalStateException(failed);
        } catch (RuntimeException failed) {
            postgres.close();
            throw failed;
        }
    }

    private static void prepare(DataSource owner, DatabaseSettings.Use use) throws SQLException {
        if (use != DatabaseSettings.Use.RESTORE) {
            RestoreMark.refuse(owner);
        }
        if (use.migrates()) {
            Migrations.run(owner);
        }
    }

    /** All of Flyway's reasons in one line: the state of the data is the operator's to judge. */
    static CannotStart refused(FlywayException failed) {
        var reasons = String.valueOf(failed.getMessage())
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.matches("[-=]+"))
                .collect(Collectors.joining(" "));
        return CannotStart.because("The database could not be brought to what this Svara needs: " + reasons);
    }

    /** The server that runs it has migrated it. */
    private static Optional<Database.Ways> beside(Path folder) {
        return EmbeddedPostgres.running(folder)
                .map(logins -> new Database.Ways(tuned(logins.owner()), tuned(logins.application()), null, null));
    }

    private static Database.Ways external(DatabaseSettings settings, String url) {
        var application = DatabaseUrl.parse("SVARA_DATABASE_URL", url);
        var owner = settings.ownerUrl() == null
                ? application
                : DatabaseUrl.parse("SVARA_DATABASE_OWNER_URL", settings.ownerUrl());
        var ownerSource = tuned(owner.dataSource());
        try {
            ExternalDatabase.check(ownerSource);
            prepare(ownerSource, settings.use());
            var applicationSource = tuned(application.dataSource());
            if (settings.use().migrates()) {
                ExternalDatabase.allowRole(ownerSource, application.user());
                ExternalDatabase.checkRole(applicationSource);
            }
            // also a superuser is bound by the walls once it has become the role
            return new Database.Ways(ownerSource, applicationSource, APPLICATION_ROLE, null);
        } catch (SQLException | FlywayException failed) {
            throw ExternalDatabase.explained(failed, owner);
        }
    }

    private static PGSimpleDataSource tuned(PostgresLogin login) {
        return tuned(login.dataSource());
    }

    private static PGSimpleDataSource tuned(PGSimpleDataSource source) {
        source.setConnectTimeout(5);
        // longer than any statement may take: only a dead network waits for it
        source.setSocketTimeout(90);
        source.setTcpKeepAlive(true);
        source.setCurrentSchema("public");
        source.setApplicationName("svara");
        // the detail of a violated constraint quotes the row
        source.setLogServerErrorDetail(false);
        return source;
    }

    private static Path dataFolder(Path data) {
        try {
            if (!Files.isDirectory(data)) {
                Files.createDirectories(data);
                Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwx------"));
            }
            return data.toAbsolutePath().normalize();
        } catch (FileAlreadyExistsException notAFolder) {
            throw CannotStart.because("The data folder " + data.toAbsolutePath() + " is not a folder.");
        } catch (IOException failed) {
            throw CannotStart.because("The data folder " + data.toAbsolutePath()
                    + " cannot be made: make it yourself and give it to this user, or choose another with SVARA_DATA.");
        }
    }
}
