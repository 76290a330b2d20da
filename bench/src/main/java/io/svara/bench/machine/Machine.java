package io.svara.bench.machine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.concurrent.TimeUnit;

/** What a run was measured on, in one line. */
public final class Machine {

    private Machine() {}

    public static String description() throws IOException {
        return "%d cores (%s), %d GB, %s, Java %s; %s; commit %s"
                .formatted(
                        Runtime.getRuntime().availableProcessors(),
                        field("/proc/cpuinfo", "model name"),
                        Math.round(Long.parseLong(
                                        field("/proc/meminfo", "MemTotal").replaceAll("\\D", ""))
                                / 1024.0
                                / 1024),
                        "Linux " + System.getProperty("os.version"),
                        Runtime.version().feature(),
                        LocalDate.now(ZoneOffset.UTC),
                        commit());
    }

    private static String field(String file, String name) throws IOException {
        try (var lines = Files.lines(Path.of(file))) {
            return lines.filter(line -> line.startsWith(name))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse("unknown");
        }
    }

    private static String commit() throws IOException {
        var folder = Path.of(System.getenv().getOrDefault("SVARA_SCRIPT", "./svara"))
                .toAbsolutePath()
                .getParent();
        var git = new ProcessBuilder("git", "-C", String.valueOf(folder), "describe", "--always", "--dirty")
                .redirectErrorStream(true)
                .start();
        try (var answer = git.inputReader()) {
            var line = answer.readLine();
            return git.waitFor(10, TimeUnit.SECONDS) && git.exitValue() == 0 && line != null ? line : "unknown";
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
            return "unknown";
        }
    }
}
