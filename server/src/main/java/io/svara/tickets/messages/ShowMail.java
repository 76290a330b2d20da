package io.svara.tickets.messages;

import io.svara.channels.MessageId;
import io.svara.channels.ReceivedMail;
import io.svara.channels.ReceivedMails;
import io.svara.kernel.access.Permission;
import io.svara.kernel.access.UseCase;
import io.svara.kernel.problem.Problem;
import io.svara.storage.Sha256;
import io.svara.tickets.Match;
import io.svara.tickets.TicketId;
import io.svara.tickets.store.MessageRows;
import io.svara.tickets.store.TicketRows;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionOperations;

/** All that can be seen of a received mail beside its words, and how it came into its ticket. */
@UseCase(permission = Permission.TICKETS, readOnly = true)
class ShowMail {

    /** @param matchedBy null of messages from before that was kept */
    record Shown(@Nullable Match matchedBy, ReceivedMail mail) {}

    private record Found(Sha256 raw, @Nullable Match matchedBy) {}

    private final TicketRows tickets;
    private final MessageRows messages;
    private final ReceivedMails mails;
    private final TransactionOperations transaction;

    ShowMail(TicketRows tickets, MessageRows messages, ReceivedMails mails, TransactionOperations transaction) {
        this.tickets = tickets;
        this.messages = messages;
        this.mails = mails;
        this.transaction = transaction;
    }

    /** The mail is read from storage, so no transaction is around that. */
    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    public Shown show(TicketId ticket, MessageId message) {
        var found = Objects.requireNonNull(transaction.execute(_ -> find(ticket, message)));
        return new Shown(found.matchedBy(), mails.describe(message, found.raw()));
    }

    private Found find(TicketId id, MessageId message) {
        var ticket = tickets.getVisible(id);
        var found = messages.find(message)
                .filter(one -> one.ticket().equals(ticket.id()))
                .orElseThrow(() -> Problem.notFound("raw-mail"));
        var raw = found.raw();
        if (raw == null) {
            throw Problem.notFound("raw-mail");
        }
        return new Found(raw, found.matchedBy());
    }
}
