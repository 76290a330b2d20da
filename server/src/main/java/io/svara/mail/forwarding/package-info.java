/** A mail to a mailbox's public address that shows whether it is forwarded to us (MBX-2): it comes back, or tells why not. */
@NullMarked
package io.svara.mail.forwarding;

import org.jspecify.annotations.NullMarked;
