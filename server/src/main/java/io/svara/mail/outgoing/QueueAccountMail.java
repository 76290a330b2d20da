package io.svara.mail.outgoing;

import io.svara.channels.Address;
import io.svara.kernel.access.Scope;
import io.svara.kernel.queue.DueQueue;
import io.svara.mail.outgoing.OutgoingMailRows.State;
import io.svara.mail.send.MailAddress;
import io.svara.mail.send.MessageIds;
import io.svara.mail.send.SendingHost;
import io.svara.organization.Organizations;
import io.svara.people.AccountMails;
import java.time.Clock;
import java.util.List;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Mail to agents about their accounts: the installation's own, in the organisation's name, by the way of all others. */
@Component
class QueueAccountMail implements AccountMails {

    private final OutgoingMailRows rows;
    private final DueQueue queue;
    private final Organizations organizations;
    private final MailAddress from;
    private final Clock clock;

    QueueAccountMail(
            OutgoingMailRows rows,
            @Qualifier("outgoingMail") DueQueue queue,
            Organizations organizations,
            SendingHost host,
            Clock clock) {
        this.rows = rows;
        this.queue = queue;
        this.organizations = organizations;
        this.from = MailAddress.of(host.from());
        this.clock = clock;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void send(AccountMail mail) {
        var now = clock.instant();
        var bracketed = new MessageIds(from.address().substring(from.address().lastIndexOf('@') + 1)).next();
        var queued = new QueuedMail(
                new Address(organizations.current().name(), from.address()),
                null,
                List.of(new Address(mail.name(), mail.email())),
                List.of(),
                List.of(),
                mail.subject(),
                mail.plain(),
                mail.html(),
                List.of(),
                null,
                List.of(),
                true,
                now);
        var id = rows.add(
                null,
                null,
                bracketed.substring(1, bracketed.length() - 1),
                State.QUEUED,
                queued,
                List.of(MailAddress.of(mail.email()).address()),
                now);
        queue.put(Scope.organization(), id, now);
    }
}
