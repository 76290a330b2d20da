/** Senders whose mail is taken in and goes into the trash at once (MBX-5). */
@NullMarked
package io.svara.tickets.blocking;

import org.jspecify.annotations.NullMarked;
