package io.svara.kernel;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * Virtual threads have no time slices: work on much data has to let others run of its own accord, or a few large files
 * take every core until they are read.
 */
public final class Turns {

    private static final int BYTES_OF_A_TURN = 128 * 1024;
    private static final long BREAK_NANOS = Duration.ofMillis(1).toNanos();

    private Turns() {}

    /**
     * Rests for a moment when the last bytes have completed a turn. Not a yield: that goes to the end of this core's own
     * line, which those whom the network woke are not in.
     *
     * @param bytesSoFar read, written or hashed, the last ones among them
     */
    public static void endAfter(long bytesSoFar, int last) {
        if (bytesSoFar / BYTES_OF_A_TURN != (bytesSoFar - last) / BYTES_OF_A_TURN) {
            LockSupport.parkNanos(BREAK_NANOS);
        }
    }
}
