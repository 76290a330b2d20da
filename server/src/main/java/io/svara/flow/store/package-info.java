/** Drafts and revisions of an organisation's flows, and the published ones at hand. */
@NamedInterface("store")
@NullMarked
package io.svara.flow.store;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
