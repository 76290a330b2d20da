/** Calendar files in messages (RFC 5545, RFC 5546), read when somebody looks at them. The file itself stays what it is. */
@NullMarked
package io.svara.tickets.calendar;

import org.jspecify.annotations.NullMarked;
