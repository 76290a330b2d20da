package io.svara.channels;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Whether a message's sender is who they say, in one word. */
public enum Authenticity {
    /** The domain in From vouches for it: a signature or a server of its own. */
    VERIFIED,
    /** Nobody vouches for it, and nothing speaks against it. Most mail of small domains, and much that was forwarded. */
    UNVERIFIED,
    /** The domain says that its mail is always vouched for, and this one is not. */
    SUSPICIOUS,
    /** DNS did not answer. */
    UNKNOWN;

    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    @JsonCreator
    public static Authenticity of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
