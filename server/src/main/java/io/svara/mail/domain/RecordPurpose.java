package io.svara.mail.domain;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What a record in DNS is for. */
enum RecordPurpose {
    /** Who may send for the domain (RFC 7208). */
    SPF(true),
    /** The key that signatures are checked with (RFC 6376). */
    DKIM(true),
    /** Where what cannot be delivered comes back to. */
    RETURN_PATH(true),
    /** What receivers do with mail that fails both; an advice, and mail flows without it (RFC 7489). */
    DMARC(false);

    private final boolean needed;

    RecordPurpose(boolean needed) {
        this.needed = needed;
    }

    /** Whether outgoing mail is not set up before it is right. */
    boolean needed() {
        return needed;
    }

    @JsonValue
    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @JsonCreator
    static RecordPurpose of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
