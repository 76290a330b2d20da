package io.svara.flow.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** @param blocks how many it has */
public record RevisionView(
        int revision,
        Instant publishedAt,
        By publishedBy,
        @Nullable String note,
        int blocks) {}
