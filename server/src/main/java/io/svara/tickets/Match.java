package io.svara.tickets;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** By which rule a message came into its ticket (MBX-4), the surest first. */
public enum Match {
    /** It came to the signed reply address of a message of ours. */
    REPLY_ADDRESS,
    /** It quotes a Message-ID that we made. */
    OWN_MESSAGE_ID,
    /** It quotes a Message-ID that others made, and its sender takes part in the ticket. */
    FOREIGN_MESSAGE_ID,
    /** Its subject names the ticket's number, and its sender takes part in the ticket. */
    NUMBER,
    /** A message that answers it came first. */
    OVERTAKEN,
    /** Nothing matched: it opened the ticket. */
    NEW;

    /** As it stands in JSON and in the database, such as {@code own-message-id}. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Match of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
