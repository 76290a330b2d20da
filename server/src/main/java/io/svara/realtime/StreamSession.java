package io.svara.realtime;

import io.svara.kernel.access.Actor;
import jakarta.servlet.http.HttpServletRequest;

/** Ties an open stream to the sign-in that opened it. */
public interface StreamSession {

    /** Called on the request's own thread, before its answer begins. */
    Held of(HttpServletRequest request, Actor.Agent agent);

    /** A session or token, held by an open stream and asked from other threads. */
    @FunctionalInterface
    interface Held {

        /** Whether the agent is still signed in with it; asked often, therefore answered from a cache. */
        boolean holds();
    }
}
