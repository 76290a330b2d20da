package io.svara.mail.receive.smtp;

import io.svara.mail.receive.smtp.ReceiverSettings.TimeLimits;
import java.net.SocketTimeoutException;
import java.util.function.LongSupplier;

/**
 * How long one connection is still waited for. The session's own thread asks before each read, so that a slow sender is
 * told why it is left; the watchdog asks {@link #isExhausted} for what a read cannot notice (a client that takes no
 * answers, a TLS handshake in drips), and a newcomer asks {@link #isExpendable} when there is no room left.
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
    private volatile long lineStart;
    private volatile boolean receivingMail;
    private volatile long mailStart;
    private volatile long mailBytes;

    Patience(TimeLimits limits, LongSupplier nanoClock) {
        this.limits = limits;
        this.nanoClock = nanoClock;
        expectLine();
    }

    void expectLine() {
        receivingMail = false;
        lineStart = nanoClock.getAsLong();
        deadline = lineStart + limits.idle().toNanos();
        waiting = true;
    }

    void expectMail() {
        mailStart = nanoClock.getAsLong();
        mailBytes = 0;
        receivingMail = true;
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
        long all = mailBytes + bytes;
        mailBytes = all;
        if (isSlow(all, limits.slowStart().toNanos())) {
            throw new SocketTimeoutException("the mail comes too slowly");
        }
    }

    private boolean isSlow(long bytes, long startNanos) {
        long elapsed = nanoClock.getAsLong() - mailStart;
        return elapsed > startNanos && bytes < limits.minimumBytesPerSecond() * (elapsed / NANOS_PER_SECOND);
    }

    /** Whether this one has to go when others have no room. */
    boolean isExpendable() {
        if (!waiting) {
            return false;
        }
        long crowded = limits.idleInACrowd().toNanos();
        return receivingMail ? isSlow(mailBytes, crowded) : nanoClock.getAsLong() - lineStart > crowded;
    }

    boolean isExhausted() {
        long politeness = Math.min(MAX_POLITENESS_NANOS, limits.idle().toNanos());
        return waiting && nanoClock.getAsLong() - deadline > politeness;
    }
}
