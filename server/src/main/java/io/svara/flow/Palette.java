package io.svara.flow;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The blocks that flows of one kind are made of.
 *
 * @param kind such as {@code mail}
 * @param entryFields the settings of the entry
 */
public record Palette<I>(String kind, List<Field> entryFields, Map<String, Block<I, ?>> blocks) {

    public static <I> Palette<I> of(String kind, List<Field> entryFields, Collection<? extends Block<I, ?>> blocks) {
        var byType = new LinkedHashMap<String, Block<I, ?>>();
        for (var block : blocks) {
            if (byType.put(block.type(), block) != null) {
                throw new IllegalStateException("two blocks are called " + block.type());
            }
        }
        return new Palette<>(kind, List.copyOf(entryFields), byType);
    }

    public Set<String> types() {
        return blocks.keySet();
    }

    /** One that there is. */
    public Block<I, ?> block(String type) {
        return find(type).orElseThrow(() -> new IllegalArgumentException("There is no block " + type));
    }

    Optional<Block<I, ?>> find(String type) {
        return Optional.ofNullable(blocks.get(type));
    }

    /** The entry's settings, with what is wrong with them. */
    Given entry(Map<String, Object> settings) {
        var given = new Given(null, settings);
        entryFields.forEach(given::word);
        return given;
    }
}
