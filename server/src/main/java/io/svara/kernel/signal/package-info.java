/**
 * Hints that something has changed, to this node at once and to the others in coalesced notices. A hint may be
 * doubled or, while the connection is away, lost (then {@link io.svara.kernel.signal.SignalListener#missed()} is
 * called): what must not be lost goes through the log.
 */
@NullMarked
package io.svara.kernel.signal;

import org.jspecify.annotations.NullMarked;
