package io.svara.tickets;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a field of the organisation's own holds (TIC-3). It stays as the field was made. */
public enum FieldKind {
    TEXT,
    /** An exact decimal. */
    NUMBER,
    /** A day of the calendar, the same wherever one is. */
    DATE,
    CHOICE,
    MULTI_CHOICE,
    CHECKBOX,
    /** An agent. */
    USER;

    /** Whether it has options to choose among. */
    public boolean isChoice() {
        return this == CHOICE || this == MULTI_CHOICE;
    }

    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<FieldKind> find(String word) {
        return Arrays.stream(values()).filter(kind -> kind.word().equals(word)).findAny();
    }
}
