package io.svara.tickets.drafts;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What is being written. An agent has at most one of each at a ticket, and one new ticket. */
public enum DraftKind {
    REPLY,
    NOTE,
    NEW;

    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<DraftKind> find(String word) {
        return Arrays.stream(values()).filter(kind -> kind.word().equals(word)).findAny();
    }
}
