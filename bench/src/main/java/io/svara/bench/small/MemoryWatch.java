package io.svara.bench.small;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.ToIntFunction;

/** Looks each second at what a server and its database hold, a page that several share counted once (PSS). */
final class MemoryWatch implements AutoCloseable {

    /** In megabytes. */
    private record Look(int java, int postgres, int swapped) {

        int all() {
            return java + postgres;
        }
    }

    private final long pid;
    private final List<Look> looks = new ArrayList<>();
    private final ScheduledExecutorService eachSecond = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("memory").factory());

    MemoryWatch(long pid) {
        this.pid = pid;
        eachSecond.scheduleAtFixedRate(this::look, 0, 1, TimeUnit.SECONDS);
    }

    private void look() {
        int java = kilobytes(pid, "Pss:");
        int swapped = kilobytes(pid, "SwapPss:");
        int postgres = 0;
        for (var child : ProcessHandle.of(pid).stream()
                .flatMap(ProcessHandle::descendants)
                .toList()) {
            postgres += kilobytes(child.pid(), "Pss:");
            swapped += kilobytes(child.pid(), "SwapPss:");
        }
        synchronized (looks) {
            looks.add(new Look(java / 1024, postgres / 1024, swapped / 1024));
        }
    }

    private static int kilobytes(long pid, String field) {
        try (var lines = Files.lines(Path.of("/proc/" + pid + "/smaps_rollup"))) {
            return lines.filter(line -> line.startsWith(field))
                    .mapToInt(line -> Integer.parseInt(line.replaceAll("\\D", "")))
                    .sum();
        } catch (IOException | java.io.UncheckedIOException ended) {
            return 0;
        }
    }

    int most() {
        return sorted(Look::all).getLast();
    }

    void print() {
        print("Java", Look::java);
        print("PostgreSQL", Look::postgres);
        print("all", Look::all);
        print("swapped", Look::swapped);
    }

    private void print(String what, ToIntFunction<Look> part) {
        var sorted = sorted(part);
        IO.println(
                "%-12s %5d MB at most, %5d MB median".formatted(what, sorted.getLast(), sorted.get(sorted.size() / 2)));
    }

    private List<Integer> sorted(ToIntFunction<Look> part) {
        synchronized (looks) {
            return looks.stream().map(part::applyAsInt).sorted().toList();
        }
    }

    @Override
    public void close() {
        eachSecond.shutdownNow();
    }
}
