package io.svara.bench.small;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;

/** How long the agents have waited, by what they did. */
final class Times {

    private final Map<String, List<Double>> millis = new TreeMap<>();
    private final AtomicInteger failed = new AtomicInteger();

    synchronized void add(String what, long nanos) {
        millis.computeIfAbsent(what, _ -> new ArrayList<>()).add(nanos / 1e6);
    }

    void fail(String what, String why) {
        failed.incrementAndGet();
        System.err.println(what + " failed: " + why);
    }

    int failed() {
        return failed.get();
    }

    synchronized void print() {
        millis.forEach((what, times) -> {
            var sorted = times.stream().sorted().toList();
            IO.println("%-12s %5d times, median %.0f ms, p95 %.0f ms, at most %.0f ms"
                    .formatted(what, sorted.size(), at(sorted, 0.5), at(sorted, 0.95), sorted.getLast()));
        });
    }

    private static double at(List<Double> sorted, double part) {
        return sorted.get((int) Math.min(sorted.size() - 1, Math.floor(part * sorted.size())));
    }
}
