package io.svara.bench.faults;

import io.svara.bench.faults.Fault.Kind;
import io.svara.bench.machine.Server;
import io.svara.bench.machine.ServerCommand;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** Server, database and files: breaks them, and puts them right again. */
final class House implements AutoCloseable {

    private static final int STARTS = 6;

    private final Server server;
    private final Database database;
    private final Store store;
    private final Ledger ledger;
    private final Random random;
    private final Map<Kind, List<Duration>> untilReady = new TreeMap<>();

    House(FaultSettings settings, ServerCommand command, Path folder, Store store, String relay, Ledger ledger)
            throws IOException {
        var data = folder.resolve("data");
        this.database = settings.external() ? Database.external(folder.resolve("external")) : Database.embedded(data);
        var environment = new TreeMap<>(database.environment());
        environment.put("SVARA_RELAY_URL", relay);
        environment.put("SVARA_INBOUND_DOMAIN", "in.nordvind.example");
        this.server = new Server(command, data, folder.resolve("server.log"), environment);
        this.store = store;
        this.ledger = ledger;
        this.random = new Random(settings.seed());
    }

    Server server() {
        return server;
    }

    Database database() {
        return database;
    }

    /** How long each took until the server was ready again. */
    Map<Kind, List<Duration>> untilReady() {
        return untilReady;
    }

    /** Returns when all is well again. */
    void suffer(Fault fault) throws IOException, InterruptedException {
        ledger.count("fault: " + fault.kind().words());
        var began = System.nanoTime();
        hit(fault);
        server.awaitReady(Duration.ofMinutes(2));
        var lasted = endures(fault.kind()) ? fault.lasting() : Duration.ZERO;
        untilReady
                .computeIfAbsent(fault.kind(), _ -> new ArrayList<>())
                .add(Duration.ofNanos(System.nanoTime() - began).minus(lasted));
    }

    private static boolean endures(Kind kind) {
        return switch (kind) {
            case DATABASE_FROZEN, DATABASE_CUT_OFF, STORE_BROKEN, STORE_FULL -> true;
            default -> false;
        };
    }

    private void hit(Fault fault) throws IOException, InterruptedException {
        switch (fault.kind()) {
            case SERVER_KILLED -> {
                server.kill();
                start();
            }
            case DATABASE_KILLED -> database.kill();
            case BACKEND_KILLED -> database.killOne(random);
            case BOTH_KILLED -> {
                database.kill();
                server.kill();
                start();
            }
            case DATABASE_FROZEN -> {
                var thaw = database.freeze();
                Thread.sleep(fault.lasting());
                thaw.run();
            }
            case DATABASE_CUT_OFF -> {
                database.cut();
                Thread.sleep(fault.lasting());
                database.mend();
            }
            case STORE_BROKEN -> {
                store.breakDown();
                Thread.sleep(fault.lasting());
                store.repair();
            }
            case STORE_FULL -> {
                store.fill();
                Thread.sleep(fault.lasting());
                store.makeRoom();
            }
            default -> throw new IllegalArgumentException(fault.kind() + " is the relay's");
        }
    }

    /** Where its database is another's, a server that finds none says so and ends; its operator starts it again. */
    void start() throws IOException, InterruptedException {
        for (int left = STARTS; left > 0; left--) {
            try {
                server.start();
                return;
            } catch (IllegalStateException ended) {
                if (left == 1 || !database.hasWire()) {
                    throw ended;
                }
                ledger.count("starts that found no database");
                Thread.sleep(1_000);
            }
        }
    }

    @Override
    public void close() throws IOException, InterruptedException {
        server.close();
        database.close();
    }
}
