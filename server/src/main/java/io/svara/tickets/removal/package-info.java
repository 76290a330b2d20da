/** Where the tickets of a mailbox go that is being removed (MBX-1). */
@NullMarked
package io.svara.tickets.removal;

import org.jspecify.annotations.NullMarked;
