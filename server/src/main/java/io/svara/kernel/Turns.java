package io.svara.kernel;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * Virtual threads have no time slices: work on much data has to let others run of its own accord, or a few large files
 * take every core until they are read.
 */
public final class Turns {

    /** How much may be read, written or hashed in one turn. */
    public static final int BYTES = 128 * 1024;

    private static final long BREAK_NANOS = Duration.ofMillis(1).toNanos();

    private Turns() {}

    /** Not a yield: that goes to the end of this core's own line, which those whom the network woke are not in. */
    public static void end() {
        LockSupport.parkNanos(BREAK_NANOS);
    }

    /** Ends a turn when the last bytes have completed one. */
    public static void endAfter(long bytesSoFar, int last) {
        if (bytesSoFar / BYTES != (bytesSoFar - last) / BYTES) {
            end();
        }
    }
}
