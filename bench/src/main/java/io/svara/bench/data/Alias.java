package io.svara.bench.data;

import java.util.ArrayDeque;
import java.util.SplittableRandom;

/** Draws places by weight, each in the same short time (Walker's alias method). */
final class Alias {

    private final double[] keep;
    private final int[] other;

    private Alias(double[] keep, int[] other) {
        this.keep = keep;
        this.other = other;
    }

    /** The n-th place comes n times less often than the first. */
    static Alias zipf(int places) {
        var weights = new double[places];
        for (int at = 0; at < places; at++) {
            // the offset flattens the top: no word is every tenth
            weights[at] = 1.0 / (at + 2.7);
        }
        return of(weights);
    }

    static Alias of(double... weights) {
        double sum = 0;
        for (var weight : weights) {
            sum += weight;
        }
        var share = new double[weights.length];
        var small = new ArrayDeque<Integer>();
        var large = new ArrayDeque<Integer>();
        for (int at = 0; at < weights.length; at++) {
            share[at] = weights[at] * weights.length / sum;
            (share[at] < 1 ? small : large).add(at);
        }
        var other = new int[weights.length];
        while (!small.isEmpty() && !large.isEmpty()) {
            int less = small.poll();
            int more = large.poll();
            other[less] = more;
            share[more] -= 1 - share[less];
            (share[more] < 1 ? small : large).add(more);
        }
        small.forEach(rest -> share[rest] = 1);
        large.forEach(rest -> share[rest] = 1);
        return new Alias(share, other);
    }

    int next(SplittableRandom random) {
        int place = random.nextInt(keep.length);
        return random.nextDouble() < keep[place] ? place : other[place];
    }
}
