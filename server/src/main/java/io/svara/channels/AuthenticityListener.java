package io.svara.channels;

/** Told by a channel what it found out about a message's sender, inside the channel's transaction. Filled by tickets. */
public interface AuthenticityListener {

    void checked(MessageId message, Authenticity authenticity);
}
