import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.jooq.codegen.GenerationTool;
import org.jooq.meta.jaxb.Configuration;
import org.jooq.meta.jaxb.Database;
import org.jooq.meta.jaxb.ForcedType;
import org.jooq.meta.jaxb.Generate;
import org.jooq.meta.jaxb.Generator;
import org.jooq.meta.jaxb.Jdbc;
import org.jooq.meta.jaxb.Logging;
import org.jooq.meta.jaxb.Target;
import svara.postgres.EmbeddedPostgres;
import svara.postgres.PostgresLogin;

/**
 * The Java types of all tables, made from the migrations: they run on an empty database, which is then read. Nothing
 * is done when the migrations and this file are the same as the last time.
 *
 * <p>Arguments: the folder of the migrations, the folder to write to, and what else decides about the result.
 */
public class GenerateSqlTypes {

    private static final String PACKAGE = "svara.db.jooq";

    public static void main(String[] arguments) throws Exception {
        var migrations = Path.of(arguments[0]);
        var output = Path.of(arguments[1]);
        var wanted = fingerprint(migrations, List.of(arguments).subList(2, arguments.length));
        var fingerprint = output.resolve("fingerprint");
        if (Files.exists(fingerprint) && Files.readString(fingerprint).equals(wanted)) {
            return;
        }
        Files.deleteIfExists(fingerprint);
        generate(migrations, output);
        Files.writeString(fingerprint, wanted);
    }

    private static String fingerprint(Path migrations, List<String> others) throws Exception {
        var digest = MessageDigest.getInstance("SHA-256");
        for (var other : others) {
            var file = Path.of(other);
            digest.update(Files.isRegularFile(file) ? Files.readAllBytes(file) : other.getBytes());
        }
        for (var file : files(migrations)) {
            digest.update(migrations.relativize(file).toString().getBytes());
            digest.update(Files.readAllBytes(file));
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private static void generate(Path migrations, Path output) throws Exception {
        try (var postgres = EmbeddedPostgres.startTemporary()) {
            migrate(migrations, postgres.owner());
            read(postgres.owner(), output);
        }
    }

    private static void migrate(Path migrations, PostgresLogin owner) {
        Flyway.configure()
                .dataSource(owner.dataSource())
                .locations("filesystem:" + migrations)
                .placeholderReplacement(false)
                .load()
                .migrate();
    }

    private static void read(PostgresLogin owner, Path output) throws Exception {
        Files.createDirectories(output);
        GenerationTool.generate(new Configuration()
                .withLogging(Logging.WARN)
                .withJdbc(new Jdbc()
                        .withDriver("org.postgresql.Driver")
                        .withUrl(owner.jdbcUrl())
                        .withUser(owner.user())
                        .withPassword(owner.password()))
                .withGenerator(new Generator()
                        .withDatabase(database(excluded(owner)))
                        .withGenerate(generated())
                        .withTarget(new Target()
                                .withPackageName(PACKAGE)
                                .withDirectory(output.toString()))));
    }

    private static Database database(String excluded) {
        return new Database()
                .withName("org.jooq.meta.postgres.PostgresDatabase")
                .withInputSchema("public")
                .withOutputSchemaToDefault(true)
                .withOutputCatalogToDefault(true)
                .withExcludes(excluded)
                .withIncludeRoutines(false)
                .withIncludeIndexes(false)
                .withIncludeCheckConstraints(false)
                .withForcedTypes(new ForcedType()
                        .withName("INSTANT")
                        .withIncludeTypes("(?i:timestamp with time zone|timestamptz)"));
    }

    private static Generate generated() {
        return new Generate()
                .withGeneratedAnnotation(false)
                .withJavadoc(false)
                .withComments(false)
                .withPojos(false)
                .withDaos(false)
                .withRecords(true)
                .withImplicitJoinPathsToOne(false)
                .withImplicitJoinPathsToMany(false)
                .withIndexes(false);
    }

    /** Partitions are not named in queries: their parent is. */
    private static String excluded(PostgresLogin owner) throws Exception {
        var names = new ArrayList<>(List.of("flyway_schema_history"));
        try (var connection = DriverManager.getConnection(owner.jdbcUrl(), owner.user(), owner.password());
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select relname from pg_class where relispartition order by relname")) {
            while (rows.next()) {
                names.add(rows.getString(1));
            }
        }
        return String.join("|", names);
    }
}
