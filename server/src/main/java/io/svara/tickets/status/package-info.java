/** The organisation's statuses and when they come by themselves (TIC-1). */
@NullMarked
package io.svara.tickets.status;

import org.jspecify.annotations.NullMarked;
