/** How long requests take, for the metrics. */
@NullMarked
package io.svara.web.metrics;

import org.jspecify.annotations.NullMarked;
