/**
 * Figures of the running server for an operator's Prometheus. A module shows its own by a {@code MeterBinder} bean, and
 * by {@link io.svara.kernel.metrics.Sampled} what has to be asked of the database. No label names an organisation or holds
 * a word of a customer's.
 */
@NullMarked
package io.svara.kernel.metrics;

import org.jspecify.annotations.NullMarked;
