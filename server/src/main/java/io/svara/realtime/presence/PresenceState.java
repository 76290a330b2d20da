package io.svara.realtime.presence;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What somebody does at a ticket, the weakest first. */
enum PresenceState {
    LEFT,
    VIEWING,
    TYPING_NOTE,
    TYPING;

    @JsonValue
    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Optional<PresenceState> find(String word) {
        return Arrays.stream(values())
                .filter(state -> state.word().equals(word))
                .findAny();
    }
}
