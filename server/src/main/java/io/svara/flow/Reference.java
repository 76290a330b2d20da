package io.svara.flow;

/**
 * Something outside the flow that a setting names.
 *
 * @param kind a stable word: {@code label}, {@code agent}, {@code mailbox}, {@code status}
 * @param id as it stands in the setting
 */
public record Reference(String kind, String id) {}
