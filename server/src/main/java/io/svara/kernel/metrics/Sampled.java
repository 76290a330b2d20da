package io.svara.kernel.metrics;

/**
 * A figure that is read from the database or the disk, now and then and not at each scrape, however many ask. Its gauges show
 * what the last call found. Offered as a bean, it is registered by that alone.
 */
@FunctionalInterface
public interface Sampled {

    /** Reads tables without a wall only, since no organisation is bound; bounded in time and rows. */
    void sample();
}
