package io.svara.mail.fetch;

import io.svara.kernel.access.Scope;
import io.svara.kernel.secret.LockedAway;
import io.svara.kernel.secret.SecretBox;
import io.svara.mail.fetch.imap.ImapFailure;
import io.svara.mail.fetch.imap.ImapFailure.Kind;
import io.svara.mailboxes.MailboxId;
import org.springframework.stereotype.Component;

/** Locks and opens the accounts' passwords. */
@Component
class FetchPasswords {

    private final SecretBox box;

    FetchPasswords(SecretBox box) {
        this.box = box;
    }

    byte[] lock(MailboxId mailbox, String password) {
        return box.lockText(password, place(mailbox));
    }

    /** After a restore without the installation's key, it has to be entered anew. */
    String open(MailboxId mailbox, byte[] locked) throws ImapFailure {
        try {
            return box.openText(locked, place(mailbox));
        } catch (LockedAway unreadable) {
            throw new ImapFailure(Kind.SIGN_IN_REFUSED, "The password cannot be read any more. Enter it again.");
        }
    }

    private static String place(MailboxId mailbox) {
        return "fetch:" + Scope.organization().value() + ":" + mailbox.value();
    }
}
