package io.svara.tickets;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The fixed meaning of a status; its name is the organisation's own (TIC-1). */
public enum StatusKind {
    /** Came in. */
    NEW,
    /** The customer wrote again. */
    REPLY,
    /** Taken and answered, the next step is open. Off by default. */
    IN_HAND,
    /** Waits for the customer. */
    PENDING,
    /** Waits for a third party or a colleague. */
    ON_HOLD,
    SOLVED,
    CLOSED;

    /** Whether nobody has anything left to do. */
    public boolean isDone() {
        return this == SOLVED || this == CLOSED;
    }

    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static StatusKind of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    public static Optional<StatusKind> find(String word) {
        return Arrays.stream(values()).filter(kind -> kind.word().equals(word)).findAny();
    }
}
