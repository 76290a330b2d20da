package io.svara.kernel.signal;

import java.util.Set;

/** Hears one topic. It is called on the thread that has committed or received: it does little and does not block. */
public interface SignalListener {

    void changed(Set<String> keys);

    /** Notices were lost, or too many to name: take everything of the topic as changed. */
    void missed();
}
