package io.svara.mail.domain;

import io.svara.kernel.EmailAddress;
import io.svara.mailboxes.Mailbox;
import io.svara.mailboxes.Mailbox.Status;
import io.svara.mailboxes.Mailboxes;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Whether a mailbox is set up to send: its domain's needed records are right, and a relay of its own, where it has one, was
 * found to work. Failed when one of them is known to be wrong; pending before anybody has looked. What DNS did not say
 * changes nothing.
 */
@Component
public class OutgoingStatus {

    private final Mailboxes mailboxes;
    private final DomainRows rows;
    private final MailboxRelays relays;

    OutgoingStatus(Mailboxes mailboxes, DomainRows rows, MailboxRelays relays) {
        this.mailboxes = mailboxes;
        this.rows = rows;
        this.relays = relays;
    }

    /** After the mailbox's relay has changed. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void renew(Mailbox mailbox) {
        renew(mailbox, found(domain(mailbox)));
    }

    /** After a domain was asked for. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void renew(String domain) {
        var found = found(domain);
        mailboxes.all().stream()
                .filter(mailbox -> domain(mailbox).equals(domain))
                .forEach(mailbox -> renew(mailbox, found));
    }

    private void renew(Mailbox mailbox, List<FoundRecord> found) {
        mailboxes.outgoingIs(mailbox.id(), status(mailbox.outgoing(), found, relays.state(mailbox.id())));
    }

    private List<FoundRecord> found(String domain) {
        return rows.find(domain).map(DomainRows.Domain::found).orElse(List.of());
    }

    private static String domain(Mailbox mailbox) {
        return EmailAddress.domain(mailbox.address());
    }

    static Status status(Status before, List<FoundRecord> found, MailboxRelays.State relay) {
        var needed = found.stream()
                .filter(record -> record.purpose().needed())
                .map(FoundRecord::state)
                .toList();
        if (relay == MailboxRelays.State.FAILS
                || needed.contains(RecordState.MISSING)
                || needed.contains(RecordState.DIFFERENT)) {
            return Status.FAILED;
        }
        if (needed.isEmpty() || relay == MailboxRelays.State.UNTRIED) {
            return Status.PENDING;
        }
        return needed.contains(RecordState.UNKNOWN) ? before : Status.SUCCESS;
    }
}
