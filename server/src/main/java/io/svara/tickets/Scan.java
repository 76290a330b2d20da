package io.svara.tickets;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What the virus checker says of a file.
 *
 * @param detail the virus' name; or why it is not checked
 */
public record Scan(State state, @Nullable String detail) {

    public enum State {
        WAITING,
        CLEAN,
        /** It is locked. */
        INFECTED,
        UNCHECKED;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static State of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }

    public static final Scan WAITING = new Scan(State.WAITING, null);
    public static final Scan CLEAN = new Scan(State.CLEAN, null);

    public static Scan infected(String virus) {
        return new Scan(State.INFECTED, virus);
    }

    /** @param reason a word such as {@code too-large} */
    public static Scan unchecked(String reason) {
        return new Scan(State.UNCHECKED, reason);
    }
}
