package io.svara.bench.machine;

import java.util.Arrays;
import java.util.List;

/** Times that were taken, in nanoseconds, each a thing that somebody waited for. */
public final class Samples {

    private long[] nanos = new long[1024];
    private int count;

    public synchronized void add(long taken) {
        if (count == nanos.length) {
            nanos = Arrays.copyOf(nanos, 2 * count);
        }
        nanos[count++] = taken;
    }

    public synchronized int count() {
        return count;
    }

    /** In milliseconds: so many of a hundred took no longer. */
    public synchronized double percentile(double part) {
        if (count == 0) {
            return Double.NaN;
        }
        var sorted = Arrays.copyOf(nanos, count);
        Arrays.sort(sorted);
        int at = (int) Math.ceil(part / 100 * count) - 1;
        return sorted[Math.clamp(at, 0, count - 1)] / 1e6;
    }

    /** Of rounds: one that was disturbed does not count. */
    public static double median(List<Double> rounds) {
        var sorted = rounds.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }
}
