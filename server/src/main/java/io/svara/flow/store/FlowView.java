package io.svara.flow.store;

import io.svara.flow.Field;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A flow of an organisation, with the blocks that it can be made of.
 *
 * @param published null: none runs
 * @param changed whether the draft would do something else than what is published
 */
public record FlowView(
        String kind,
        FlowDraftView draft,
        @Nullable PublishedFlowView published,
        boolean changed,
        List<FlowBlockView> palette,
        List<Field> entryFields) {}
