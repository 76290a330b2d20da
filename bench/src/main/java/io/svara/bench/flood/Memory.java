package io.svara.bench.flood;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What the server and its database hold, looked at twice a second; the most that it was. */
final class Memory {

    private final ProcessHandle server;
    private volatile long mostJava;
    private volatile long mostDatabase;

    Memory(ProcessHandle server) {
        this.server = server;
    }

    void watch() throws InterruptedException {
        while (true) {
            look();
            Thread.sleep(500);
        }
    }

    private void look() {
        mostJava = Math.max(mostJava, megabytes(server));
        mostDatabase = Math.max(
                mostDatabase, server.descendants().mapToLong(Memory::megabytes).sum());
    }

    /** From now on. */
    void forget() {
        mostJava = 0;
        mostDatabase = 0;
        look();
    }

    long mostJava() {
        return mostJava;
    }

    long mostDatabase() {
        return mostDatabase;
    }

    /** Its share: a page that several processes hold is counted once. */
    private static long megabytes(ProcessHandle process) {
        try (var lines = Files.lines(Path.of("/proc/" + process.pid() + "/smaps_rollup"))) {
            return lines.filter(line -> line.startsWith("Pss:"))
                            .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                            .sum()
                    / 1024;
        } catch (IOException | java.io.UncheckedIOException gone) {
            return 0;
        }
    }
}
