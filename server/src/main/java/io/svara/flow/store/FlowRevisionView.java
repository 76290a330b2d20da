package io.svara.flow.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** @param blocks how many it has */
public record FlowRevisionView(
        int revision,
        Instant publishedAt,
        FlowAuthor publishedBy,
        @Nullable String note,
        int blocks) {}
