package io.svara.mail.forwarding;

import io.svara.channels.Address;
import io.svara.channels.Outbound;
import io.svara.channels.TestMails;
import io.svara.channels.TestMails.TestMail;
import io.svara.channels.html.PlainText;
import io.svara.kernel.SvaraSettings;
import io.svara.kernel.access.Permission;
import io.svara.kernel.access.UseCase;
import io.svara.kernel.log.Change;
import io.svara.kernel.log.Log;
import io.svara.kernel.problem.Problem;
import io.svara.mailboxes.MailboxId;
import io.svara.mailboxes.Mailboxes;
import java.time.Clock;
import java.util.List;

/**
 * Writes to a mailbox's public address, from the address that mail is to be forwarded to: so that it comes back there, and
 * so does the word of a server that does not forward it.
 */
@UseCase(permission = Permission.MAILBOXES)
class SendForwardingTest {

    private final Mailboxes mailboxes;
    private final ForwardingTestRows rows;
    private final TestMails mails;
    private final SvaraSettings settings;
    private final Log log;
    private final Clock clock;

    SendForwardingTest(
            Mailboxes mailboxes,
            ForwardingTestRows rows,
            TestMails mails,
            SvaraSettings settings,
            Log log,
            Clock clock) {
        this.mailboxes = mailboxes;
        this.rows = rows;
        this.mails = mails;
        this.settings = settings;
        this.log = log;
        this.clock = clock;
    }

    ForwardingTrial send(MailboxId id) {
        // one after the other, so that the count holds
        var mailbox = mailboxes.lock(id).orElseThrow(() -> Problem.notFound("mailbox"));
        var token = ForwardingMark.token();
        var mark = ForwardingMark.of(token);
        var text = "Svara sent this mail to see whether mail to " + mailbox.address()
                + " is forwarded. Nobody has to do anything.\n\n" + mark;
        var mail = new TestMail(
                id,
                new Address("Svara", mailbox.inboundAddress()),
                new Address("", mailbox.address()),
                "Svara: is this forwarded? " + mark,
                new Outbound.Text(text, PlainText.toHtml(text)),
                List.of(),
                mark + "@" + settings.inboundDomain());
        rows.put(id, token, mails.send(mail), clock.instant());
        log.append(Change.of("mailbox.forwarding-tried", "mailbox", id));
        return rows.find(id)
                .map(trial -> ForwardingTrial.of(trial, mails.find(id, trial.mail())))
                .orElseThrow();
    }
}
