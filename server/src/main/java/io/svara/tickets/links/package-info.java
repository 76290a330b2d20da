/** Tickets that belong together (TIC-9), and those that seem to: a stranger named the other without proof (MBX-4). */
@NullMarked
package io.svara.tickets.links;

import org.jspecify.annotations.NullMarked;
