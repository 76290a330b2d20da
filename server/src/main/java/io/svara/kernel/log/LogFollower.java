package io.svara.kernel.log;

/**
 * Turns log entries into jobs of its own. A bean of this type is all it takes; it gets each entry exactly once, in
 * the order of the entries' ids as far as they are committed (one that failed comes again after the others).
 */
public interface LogFollower {

    /** Stable: what failed is kept under this name. */
    String name();

    /**
     * Writes this follower's job rows and does nothing else: it is called inside the dispatcher's transaction and the
     * scope of the entry's organisation, together with the other followers, and all of it may be rolled back and
     * called again. No deferred constraints on what it writes. What it throws is tried again after growing pauses,
     * and parked after {@value DispatchSlice#TRIES} tries.
     */
    void follow(LogEntry entry);
}
