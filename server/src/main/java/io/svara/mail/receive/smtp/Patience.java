package io.svara.mail.receive.smtp;

import io.svara.mail.receive.smtp.ReceiverSettings.TimeLimits;
import java.net.SocketTimeoutException;
import java.util.function.LongSupplier;

/**
 * How long one connection is still waited for. The session's own thread asks before each read, so that a slow sender is
 * told why it is left; the watchdog asks {@link #isExhausted} for what a read cannot notice (a client that takes no
 * answers, a TLS handshake in drips).
 */
final class Patience {

    private static final long NANOS_PER_MILLI = 1_000_000;
    private static final long NANOS_PER_SECOND = 1_000_000_000;
    /** Time for a session's thread to end things politely before the watchdog does it; at most one more idle time. */
    private static final long MAX_POLITENESS_NANOS = 5 * NANOS_PER_SECOND;

    private final TimeLimits limits;
    private final LongSupplier nanoClock;

    private volatile boolean waiting = true;
    private volatile long deadline;
    private boolean receivingMail;
    private long mailStart;
    private long mailBytes;

    Patience(TimeLimits limits, LongSupplier nanoClock) {
        this.limits = limits;
        this.nanoClock = nanoClock;
        expectLine();
    }

    void expectLine() {
        receivingMail = false;
        deadline = nanoClock.getAsLong() + limits.idle().toNanos();
        waiting = true;
    }

    void expectMail() {
        receivingMail = true;
        mailStart = nanoClock.getAsLong();
        mailBytes = 0;
        deadline = mailStart + limits.wholeMail().toNanos();
        waiting = true;
    }

    /** From now on we are the ones who are waited for. */
    void ourTurn() {
        waiting = false;
    }

    /** How long the next read may wait. */
    int millisToWait() throws SocketTimeoutException {
        long left = deadline - nanoClock.getAsLong();
        if (left <= 0) {
            throw new SocketTimeoutException("waited long enough");
        }
        long bounded = Math.min(left, limits.idle().toNanos());
        return (int) Math.max(1, bounded / NANOS_PER_MILLI);
    }

    void received(int bytes) throws SocketTimeoutException {
        if (!receivingMail) {
            return;
        }
        mailBytes += bytes;
        long elapsed = nanoClock.getAsLong() - mailStart;
        boolean started = elapsed > limits.slowStart().toNanos();
        if (started && mailBytes < limits.minimumBytesPerSecond() * (elapsed / NANOS_PER_SECOND)) {
            throw new SocketTimeoutException("the mail comes too slowly");
        }
    }

    boolean isExhausted() {
        long politeness = Math.min(MAX_POLITENESS_NANOS, limits.idle().toNanos());
        return waiting && nanoClock.getAsLong() - deadline > politeness;
    }
}
