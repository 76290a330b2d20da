package io.svara.flow.store;

import io.svara.flow.FlowProblem;
import io.svara.flow.graph.Graph;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What somebody draws.
 *
 * @param version to be sent along with the next change; 0: nothing was ever saved
 * @param problems why it cannot be published
 */
public record FlowDraftView(
        long version,
        Graph graph,
        @Nullable Instant savedAt,
        @Nullable FlowAuthor savedBy,
        List<FlowProblem> problems,
        List<FlowProblem> warnings) {}
