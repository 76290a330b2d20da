package io.svara.flow.store;

import io.svara.flow.FlowProblem;
import io.svara.flow.graph.Graph;
import java.time.Instant;
import java.util.List;

/**
 * What runs.
 *
 * @param warnings what it names and is there no more; such actions are skipped
 */
public record PublishedFlowView(
        int revision, Graph graph, Instant publishedAt, FlowAuthor publishedBy, List<FlowProblem> warnings) {}
