package io.svara.flow.store;

import io.svara.flow.graph.Graph;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A revision with its graph. */
public record FlowRevisionDetails(
        int revision,
        Graph graph,
        Instant publishedAt,
        FlowAuthor publishedBy,
        @Nullable String note) {}
