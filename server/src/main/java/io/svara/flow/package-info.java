/**
 * The engine of flows (FLO): a graph of blocks and an input in, the path and what is to be done out. Pure: no Spring, SQL, HTTP or
 * clock, which {@code FlowPurityTests} holds it to; trying a flow out is the same call as running it. It knows no blocks: a kind of
 * flow brings its own in a {@link io.svara.flow.Palette}. {@code flow :: graph} is the form in which flows are kept and sent,
 * {@code flow :: text} compares texts, {@code flow :: store} keeps drafts and revisions.
 */
@ApplicationModule(allowedDependencies = {"kernel", "people"})
@NullMarked
package io.svara.flow;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
