package io.svara.tickets;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How urgent a ticket is (TIC-2). */
public enum Priority {
    LOW,
    NORMAL,
    HIGH,
    URGENT;

    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Priority of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    public static Optional<Priority> find(String word) {
        return Arrays.stream(values())
                .filter(priority -> priority.word().equals(word))
                .findAny();
    }
}
