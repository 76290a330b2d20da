package io.svara.tickets.search;

import io.svara.tickets.search.Words.Part;
import io.svara.tickets.search.Words.Weight;
import java.util.List;

/** How long the words of a long mail take. Run by hand. */
final class WordsBenchmark {

    private WordsBenchmark() {}

    public static void main(String[] arguments) {
        var parts = List.of(new Part(Weight.D, WordsTests.swedishText(18_000)));
        var best = Long.MAX_VALUE;
        for (var round = 0; round < 40; round++) {
            var start = System.nanoTime();
            for (var time = 0; time < 50; time++) {
                Words.index(parts);
            }
            best = Math.min(best, (System.nanoTime() - start) / 50);
        }
        System.out.printf(
                "18 kB of text: %d us, %d terms%n",
                best / 1000, Words.index(parts).terms());
        var start = System.nanoTime();
        for (var time = 0; time < 20_000; time++) {
            Words.query("var \u00e4r min leverans SE-2026/00123");
        }
        System.out.printf("a query: %d us%n", (System.nanoTime() - start) / 20_000 / 1000);
    }
}
