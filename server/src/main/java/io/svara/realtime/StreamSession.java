package io.svara.realtime;

import jakarta.servlet.http.HttpServletRequest;

/** Ties an open stream to the sign-in that opened it. Without such a bean a stream only ends by its age. */
public interface StreamSession {

    /** Called on the request's own thread, before its answer begins. */
    Held of(HttpServletRequest request);

    /** A session or token, held by an open stream and asked from other threads. */
    interface Held {

        /** The key that the signal {@code session} carries when this sign-in changes. */
        String key();

        /** Whether it is still signed in; asked often, therefore answered from a cache. */
        boolean holds();
    }
}
