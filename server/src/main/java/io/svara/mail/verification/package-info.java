/** Mails by which a provider asks whether it may forward an account's mail to a mailbox (MBX-2). */
@NullMarked
package io.svara.mail.verification;

import org.jspecify.annotations.NullMarked;
