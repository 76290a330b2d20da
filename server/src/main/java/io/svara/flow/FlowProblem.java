package io.svara.flow;

import org.jspecify.annotations.Nullable;

/**
 * What is wrong with a flow, and where.
 *
 * @param block its id; null: the entry
 * @param field a setting's name, or an exit as {@code exits.yes}; null: the block as a whole
 * @param code stable, in kebab-case
 * @param message for people, in English
 */
public record FlowProblem(@Nullable String block, @Nullable String field, String code, String message) {}
