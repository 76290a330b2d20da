/** Who gets a new ticket (TIC-10, MBX-14). */
@NullMarked
package io.svara.tickets.assign;

import org.jspecify.annotations.NullMarked;
