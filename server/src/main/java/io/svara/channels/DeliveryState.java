package io.svara.channels;

import java.util.Locale;

/** What became of a message that leaves. A closed set: a new case breaks the build where it is not yet thought of. */
public enum DeliveryState {
    /** Waits for its time and can be taken back. */
    SCHEDULED,
    QUEUED,
    /** The relay took it. */
    SENT,
    /** The demo keeps mail instead of sending it. */
    KEPT,
    /** The relay took it; a server on the way says that it is not there yet, and goes on trying. */
    DELAYED,
    FAILED,
    BOUNCED;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
