package io.svara.flow;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a flow does with an input.
 *
 * @param path the ids of the blocks on the way, in order
 * @param result the input with all that is to be done
 */
public record Outcome<I>(List<String> path, List<Step> actions, I result) {

    /**
     * An action on the way.
     *
     * @param skipped what it refers to is there no more, so it is not done; null: it is
     */
    public record Step(
            String block,
            String type,
            Map<String, Object> settings,
            @Nullable Reference skipped) {}
}
