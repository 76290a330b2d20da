package io.svara.tickets.search;

/**
 * The words of a message as a tsvector literal, to be bound as text and cast: {@code cast(? as tsvector)}. Never more
 * than {@link Words#MAX_TERMS} terms and {@link Words#MAX_BYTES} bytes.
 */
public record SearchText(String tsvector, int terms) {}
