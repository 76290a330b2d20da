package io.svara.channels;

import org.jspecify.annotations.Nullable;

/** Told by a channel what became of a message, inside the channel's transaction. Filled by tickets. */
public interface DeliveryListener {

    /** @param detail the other side's answer, or why it waits; null where there is nothing to say */
    void changed(MessageId message, DeliveryState state, @Nullable String detail);

    /** The relay says that it has given the message an id of its own: answers will quote that one. */
    void renamed(MessageId message, String internetId);
}
