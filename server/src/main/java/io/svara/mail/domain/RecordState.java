package io.svara.mail.domain;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

enum RecordState {
    /** As it should be. */
    OK,
    MISSING,
    /** There, but otherwise. */
    DIFFERENT,
    /** DNS did not say. */
    UNKNOWN;

    @JsonValue
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    @JsonCreator
    static RecordState of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
