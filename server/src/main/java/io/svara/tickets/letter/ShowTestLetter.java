package io.svara.tickets.letter;

import io.svara.channels.TestMailId;
import io.svara.channels.TestMails;
import io.svara.kernel.access.Permission;
import io.svara.kernel.access.UseCase;
import io.svara.kernel.problem.Problem;
import io.svara.mailboxes.MailboxId;
import io.svara.mailboxes.Mailboxes;

/** What became of a test mail. */
@UseCase(permission = Permission.MAILBOXES, readOnly = true)
class ShowTestLetter {

    private final Mailboxes mailboxes;
    private final TestMails mails;

    ShowTestLetter(Mailboxes mailboxes, TestMails mails) {
        this.mailboxes = mailboxes;
        this.mails = mails;
    }

    TestLetterView show(MailboxId id, TestMailId mail) {
        return mails.find(mailboxes.get(id).id(), mail)
                .map(TestLetterView::of)
                .orElseThrow(() -> Problem.notFound("test-mail"));
    }
}
