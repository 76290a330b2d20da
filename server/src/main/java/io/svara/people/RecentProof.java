package io.svara.people;

/** Whether somebody has shown a moment ago who they are, for what other modules guard by it. Filled inside the module. */
public interface RecentProof {

    /** @throws io.svara.kernel.problem.Problem {@code confirmation-needed} when it is too long ago */
    void check(SessionCookie cookie);
}
