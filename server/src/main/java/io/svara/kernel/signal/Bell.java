package io.svara.kernel.signal;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Wakes one waiting thread of this node. Ringing it many times before it is heard counts as once. */
public final class Bell {

    private final Semaphore rung = new Semaphore(0);

    public void ring() {
        if (rung.availablePermits() == 0) {
            rung.release();
        }
    }

    /** Waits until the bell rings, the time is over, or the thread is interrupted (which stays set). */
    public void await(Duration atMost) {
        try {
            if (rung.tryAcquire(atMost.toNanos(), TimeUnit.NANOSECONDS)) {
                rung.drainPermits();
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }
}
