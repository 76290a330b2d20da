package io.svara.mail.domain;

import io.svara.kernel.EmailAddress;
import io.svara.kernel.access.Permission;
import io.svara.kernel.access.UseCase;
import io.svara.mailboxes.MailboxId;
import io.svara.mailboxes.Mailboxes;
import java.time.Clock;
import java.util.Objects;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** Asks DNS for a mailbox's domain, anew, and writes down what it says. */
@UseCase(permission = Permission.MAILBOXES)
class CheckSendingDomain {

    private final Mailboxes mailboxes;
    private final DomainKeys keys;
    private final DomainRows rows;
    private final DomainQuestions questions;
    private final OutgoingStatus status;
    private final SendingSettings settings;
    private final TransactionTemplate transaction;
    private final Clock clock;

    CheckSendingDomain(
            Mailboxes mailboxes,
            DomainKeys keys,
            DomainRows rows,
            DomainQuestions questions,
            OutgoingStatus status,
            SendingSettings settings,
            TransactionTemplate transaction,
            Clock clock) {
        this.mailboxes = mailboxes;
        this.keys = keys;
        this.rows = rows;
        this.questions = questions;
        this.status = status;
        this.settings = settings;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Two short transactions, and the network between them. */
    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    public SendingDomain check(MailboxId mailbox) {
        var records = Objects.requireNonNull(transaction.execute(_ -> {
            var domain = keys.of(EmailAddress.domain(mailboxes.get(mailbox).address()));
            return DomainRecords.of(domain, settings.spf());
        }));
        var found = questions.ask(records);
        var now = clock.instant();
        transaction.executeWithoutResult(_ -> {
            rows.checked(records.domain(), found, now);
            status.renew(records.domain());
        });
        return SendingDomain.of(records, found, now);
    }
}
