package io.svara.flow;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One setting of a block, as the canvas draws a form of it.
 *
 * @param kind what is chosen or typed: {@code label}, {@code text}, {@code weekdays}
 * @param options the words to choose among; null where these are not ours to list
 * @param maximum characters of a text, entries of a list; null: none worth showing
 */
public record Field(
        String name,
        String kind,
        boolean required,
        @Nullable List<String> options,
        @Nullable Integer maximum) {

    public Field {
        options = options == null ? null : List.copyOf(options);
    }

    /** The id of one of something. */
    public static Field one(String name, String kind) {
        return new Field(name, kind, true, null, null);
    }

    /** Ids of some of something. */
    public static Field some(String name, String kind) {
        return new Field(name, kind, true, null, Given.MOST_ENTRIES);
    }

    public static Field choice(String name, String kind, List<String> options) {
        return new Field(name, kind, true, options, null);
    }

    public static Field text(String name, String kind, int maximum) {
        return new Field(name, kind, true, null, maximum);
    }
}
