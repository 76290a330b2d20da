package io.svara.bench.data;

import io.svara.bench.Options;
import io.svara.bench.machine.Server;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Comparator;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import svara.postgres.EmbeddedPostgres;

/**
 * A data folder with an organisation of a wanted size. {@code --keep FOLDER} makes it there, once, and leaves it for the next
 * run; else it lies in the system's folder for temporary files and is deleted at the end.
 */
public final class MadeData implements AutoCloseable {

    public static final int SMALL = 100_000;
    public static final int FULL = 1_000_000;

    private static final int MAILBOXES = 30;
    private static final int AGENTS = 50;
    private static final int LABELS = 20;
    private static final int NEIGHBOUR_PERCENT = 10;
    private static final int SEED = 20_261_122;
    private static final String MARK = "made.properties";

    /** The maker's own database has the machine for itself. */
    private static final String SETTINGS = """
            wal_level = minimal
            max_wal_senders = 0
            max_wal_size = 8GB
            shared_buffers = 1GB
            maintenance_work_mem = 512MB
            max_parallel_maintenance_workers = 0
            autovacuum = off
            """;

    private final Path folder;
    private final boolean kept;
    private final int tickets;

    private MadeData(Path folder, boolean kept, int tickets) {
        this.folder = folder;
        this.kept = kept;
        this.tickets = tickets;
    }

    public static MadeData of(Options options)
            throws IOException, InterruptedException, SQLException, ExecutionException {
        int tickets = options.size("tickets", SMALL, FULL);
        var keep = options.path("keep");
        var folder = keep.isPresent() ? keep.get() : Files.createTempDirectory("svara-bench-");
        var data = new MadeData(folder, keep.isPresent(), tickets);
        if (!data.isThere()) {
            data.make(options.number("seed", SEED));
        }
        return data;
    }

    /** The token of an agent that was made, by its place. */
    public static String agentToken(long organization, int place) {
        return "bench-agent-" + organization + "-" + place;
    }

    public Path folder() {
        return folder;
    }

    public int tickets() {
        return tickets;
    }

    private boolean isThere() throws IOException {
        var mark = folder.resolve(MARK);
        if (!Files.exists(mark)) {
            return false;
        }
        var properties = new Properties();
        try (var file = Files.newInputStream(mark)) {
            properties.load(file);
        }
        var there = Integer.parseInt(properties.getProperty("tickets"));
        if (there != tickets) {
            throw new IllegalArgumentException(folder + " was made with " + there + " tickets: say --tickets " + there
                    + ", or name another folder");
        }
        IO.println("Using " + folder + ": " + properties);
        return true;
    }

    private void make(long seed) throws IOException, InterruptedException, SQLException, ExecutionException {
        if (Files.exists(folder.resolve("postgres"))) {
            throw new IllegalArgumentException(folder + " holds something else, or what was left half made: delete it");
        }
        IO.println("Making " + tickets + " tickets in " + folder + " ...");
        try (var server = Server.started(folder)) {
            // it migrates, and makes the demo's organisation
            IO.println("  schema and demo: ready after " + server.startTime().toMillis() + " ms");
        }
        var settings = folder.resolve("postgres/cluster/local.conf");
        Files.writeString(settings, SETTINGS);
        var size = new MakeData.Size(tickets, MAILBOXES, AGENTS, LABELS, NEIGHBOUR_PERCENT, seed);
        var made = new Properties();
        try (var postgres = EmbeddedPostgres.start(folder.resolve("postgres"))) {
            var maker = new MakeData(postgres.owner().dataSource(), size, Instant.now());
            maker.run();
            made.setProperty("tickets", Integer.toString(tickets));
            made.setProperty("messages", Integer.toString(maker.messages()));
            made.setProperty("seed", Long.toString(seed));
            made.setProperty("seconds", Long.toString(maker.took().toSeconds()));
        } finally {
            Files.deleteIfExists(settings);
        }
        try (var file = Files.newBufferedWriter(folder.resolve(MARK), StandardCharsets.UTF_8)) {
            made.store(file, null);
        }
        IO.println("Made " + made);
    }

    @Override
    public void close() throws IOException {
        if (kept) {
            return;
        }
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
