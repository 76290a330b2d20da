package io.svara.bench.faults;

import java.time.Duration;

/**
 * What one run is.
 *
 * @param faults how long faults go on; what they have delayed is waited for afterwards
 * @param external whether the database is not the server's own, and reached over a wire that can be cut
 * @param hasten whether, once all is well again, what waits for a later try is made due at once
 * @param longestQuiet how long is waited for what was delayed
 */
public record FaultSettings(
        long seed, int letters, Duration faults, boolean external, boolean hasten, Duration longestQuiet) {}
