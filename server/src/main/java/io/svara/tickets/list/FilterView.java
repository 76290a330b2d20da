package io.svara.tickets.list;

import org.jspecify.annotations.Nullable;

/**
 * A filter that everybody has, as the API shows it.
 *
 * @param count how many tickets the agent sees in it; null where none is shown
 * @param capped whether there are more than that
 */
record FilterView(String id, @Nullable Integer count, boolean capped) {}
