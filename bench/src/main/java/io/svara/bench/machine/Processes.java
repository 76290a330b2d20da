package io.svara.bench.machine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A process and all that it has started, as Linux counts them. */
public record Processes(long root) {

    /** what /proc counts in; Linux has had no other for its programs */
    private static final int MILLIS_PER_TICK = 10;

    /** One process: its CPU time is that of its ended children too. */
    private record Stat(long pid, long parent, long cpuMillis) {}

    public List<Long> ids() {
        return tree().stream().map(Stat::pid).toList();
    }

    /** CPU time so far, user and system, of all of them. */
    public long cpuMillis() {
        return tree().stream().mapToLong(Stat::cpuMillis).sum();
    }

    /** The same of the root alone: Java, where the root is a server. */
    public long rootCpuMillis() {
        return tree().stream()
                .filter(process -> process.pid() == root)
                .mapToLong(Stat::cpuMillis)
                .sum();
    }

    /** What they hold of memory; a page that several share is counted once. */
    public long pssMegabytes() {
        return ids().stream().mapToLong(Processes::pssKilobytes).sum() / 1024;
    }

    /** The same of the root alone: Java, where the root is a server. */
    public long rootPssMegabytes() {
        return pssKilobytes(root) / 1024;
    }

    private List<Stat> tree() {
        var all = all();
        var found = new ArrayList<>(
                all.stream().filter(process -> process.pid() == root).toList());
        for (int at = 0; at < found.size(); at++) {
            var parent = found.get(at).pid();
            all.stream().filter(process -> process.parent() == parent).forEach(found::add);
        }
        return found;
    }

    private static List<Stat> all() {
        try (var folders = Files.newDirectoryStream(Path.of("/proc"), "[0-9]*")) {
            var all = new ArrayList<Stat>();
            for (var folder : folders) {
                read(folder.resolve("stat")).map(Processes::stat).ifPresent(all::add);
            }
            return all;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** The name in brackets may hold anything, so the fields are counted from behind it. */
    private static Stat stat(String line) {
        var fields = line.substring(line.lastIndexOf(')') + 2).split(" ");
        long ticks = 0;
        for (int field = 11; field <= 14; field++) {
            ticks += Long.parseLong(fields[field]);
        }
        var pid = Long.parseLong(line.substring(0, line.indexOf(' ')));
        return new Stat(pid, Long.parseLong(fields[1]), ticks * MILLIS_PER_TICK);
    }

    private static long pssKilobytes(long pid) {
        return read(Path.of("/proc/" + pid + "/smaps_rollup"))
                .flatMap(text ->
                        text.lines().filter(line -> line.startsWith("Pss:")).findFirst())
                .map(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .orElse(0L);
    }

    /** Empty: it has ended meanwhile. */
    private static Optional<String> read(Path file) {
        try {
            return Optional.of(Files.readString(file, StandardCharsets.ISO_8859_1));
        } catch (NoSuchFileException gone) {
            return Optional.empty();
        } catch (IOException gone) {
            if (String.valueOf(gone.getMessage()).contains("No such process")) {
                return Optional.empty();
            }
            throw new UncheckedIOException(gone);
        }
    }
}
