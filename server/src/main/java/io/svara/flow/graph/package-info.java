/** The form in which flows are kept and sent: {@link io.svara.flow.graph.Graph}, its reader, and upgrades of older formats. */
@NamedInterface("graph")
@NullMarked
package io.svara.flow.graph;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
