package io.svara.mail.outgoing;

import io.svara.channels.DeliveryState;
import io.svara.channels.Outbound;
import io.svara.channels.TestMailId;
import io.svara.channels.TestMails;
import io.svara.kernel.access.Scope;
import io.svara.kernel.problem.Problem;
import io.svara.kernel.queue.DueQueue;
import io.svara.mail.outgoing.OutgoingMailRows.Outgoing;
import io.svara.mail.outgoing.OutgoingMailRows.State;
import io.svara.mail.send.MailAddress;
import io.svara.mailboxes.MailboxId;
import io.svara.mailboxes.Mailboxes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** A test mail takes the way of all others, from the queue on. No answer to it leads to a ticket of its own. */
@Component
class QueueTestMail implements TestMails {

    /** Enough to try things out, and too few to send anybody mail that they do not want. */
    private static final int MOST = 10;

    private static final Duration WITHIN = Duration.ofHours(1);

    private final OutgoingMailRows rows;
    private final DueQueue queue;
    private final Outbound outbound;
    private final Mailboxes mailboxes;
    private final Clock clock;

    QueueTestMail(
            OutgoingMailRows rows,
            @Qualifier("outgoingMail") DueQueue queue,
            Outbound outbound,
            Mailboxes mailboxes,
            Clock clock) {
        this.rows = rows;
        this.queue = queue;
        this.outbound = outbound;
        this.mailboxes = mailboxes;
        this.clock = clock;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public TestMailId send(TestMail mail) {
        var now = clock.instant();
        limit(now);
        var own = mail.internetId();
        var id = rows.add(
                mail.mailbox(),
                null,
                own != null ? own : outbound.newInternetId(mailboxes.get(mail.mailbox())),
                State.QUEUED,
                queued(mail, now),
                List.of(MailAddress.of(mail.to().email()).address()),
                now);
        queue.put(Scope.organization(), id, now);
        return new TestMailId(id);
    }

    private void limit(Instant now) {
        if (rows.testsSince(now.minus(WITHIN)) >= MOST) {
            throw Problem.tooMany(
                    "too-many-test-mails",
                    "At most " + MOST + " test mails an hour are sent. Try again later.",
                    WITHIN.toSeconds());
        }
    }

    /** Marked as a machine's: nobody is to answer it. */
    private static QueuedMail queued(TestMail mail, Instant now) {
        return new QueuedMail(
                mail.from(),
                null,
                List.of(mail.to()),
                List.of(),
                List.of(),
                mail.subject(),
                mail.text().plain(),
                mail.text().html(),
                mail.pictures(),
                null,
                List.of(),
                true,
                now);
    }

    @Override
    public Optional<Sent> find(MailboxId mailbox, TestMailId id) {
        return rows.findTest(mailbox, id.value()).map(QueueTestMail::sent);
    }

    private static Sent sent(Outgoing mail) {
        var state = DeliveryState.valueOf(mail.state().name());
        return new Sent(
                new TestMailId(mail.id()), mail.mail().to().getFirst().email(), state, mail.detail(), mail.createdAt());
    }
}
