package io.svara.flow.store;

import java.util.List;

/**
 * That a flow names something.
 *
 * @param kind of the flow: {@code mail}
 * @param published the blocks that do in what runs; they are skipped once it is gone
 * @param draft the blocks that do in the draft
 */
public record FlowUse(String kind, List<String> published, List<String> draft) {

    boolean isAny() {
        return !published.isEmpty() || !draft.isEmpty();
    }
}
