package io.svara.mail.parse;

import java.time.Duration;
import java.util.function.LongSupplier;

/** When the work on one mail must end. */
final class Deadline {

    private final LongSupplier nanoTime;
    private final long end;

    Deadline(LongSupplier nanoTime, Duration time) {
        this.nanoTime = nanoTime;
        this.end = nanoTime.getAsLong() + time.toNanos();
    }

    boolean isOver() {
        return nanoTime.getAsLong() - end > 0;
    }
}
