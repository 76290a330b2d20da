/** A mail server of a mailbox's own that takes what leaves from it (MBX-6). */
@NullMarked
package io.svara.mail.relay;

import org.jspecify.annotations.NullMarked;
