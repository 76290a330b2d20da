package io.svara.tickets;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

public enum MessageKind {
    INBOUND,
    /** A public reply: it leaves. */
    REPLY,
    /** Seen by agents only; it never leaves. */
    NOTE,
    FORWARD,
    /** Our own automatic response. What a machine of theirs wrote is inbound. */
    AUTO;

    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static MessageKind of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
