package io.svara.channels;

import java.util.Locale;

/** An outside person's address. {@code name} is empty where none was given; {@code email} is as it was written. */
public record Address(String name, String email) {

    /** The form in which two spellings of one address are equal. */
    public String key() {
        return email.strip().toLowerCase(Locale.ROOT);
    }
}
