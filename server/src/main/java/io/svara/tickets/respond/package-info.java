/** The automatic response to a ticket's first message (MBX-9). */
@NullMarked
package io.svara.tickets.respond;

import org.jspecify.annotations.NullMarked;
