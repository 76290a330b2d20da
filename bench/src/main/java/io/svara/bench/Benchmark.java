package io.svara.bench;

import java.util.List;

/** One word after {@code ./svara bench}. It prints its figures, and throws when it could not measure or found a promise broken. */
public interface Benchmark {

    String name();

    /** one line for the list that {@code ./svara bench} without a word prints */
    String summary();

    void run(List<String> options) throws Exception;
}
