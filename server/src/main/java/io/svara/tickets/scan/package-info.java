/** Looks for viruses in files, by ClamAV's daemon where there is one: after the ticket is there, so that no mail waits for it. */
@NullMarked
package io.svara.tickets.scan;

import org.jspecify.annotations.NullMarked;
