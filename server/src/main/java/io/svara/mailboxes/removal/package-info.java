/** Takes a mailbox away (MBX-1): its addresses at once, what it holds by a job, and at last itself. */
@NullMarked
package io.svara.mailboxes.removal;

import org.jspecify.annotations.NullMarked;
