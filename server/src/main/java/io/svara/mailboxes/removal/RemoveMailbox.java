package io.svara.mailboxes.removal;

import io.svara.kernel.access.Permission;
import io.svara.kernel.access.Scope;
import io.svara.kernel.access.UseCase;
import io.svara.kernel.log.Change;
import io.svara.kernel.log.Log;
import io.svara.kernel.problem.Checks;
import io.svara.kernel.problem.Problem;
import io.svara.kernel.queue.DueQueue;
import io.svara.mailboxes.Mailbox;
import io.svara.mailboxes.MailboxHolding;
import io.svara.mailboxes.MailboxId;
import io.svara.mailboxes.Mailboxes;
import java.time.Clock;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;

/** Begins to remove a mailbox. There is no way back; doing it twice changes nothing more. */
@UseCase(permission = Permission.MAILBOXES)
class RemoveMailbox {

    /**
     * @param name the mailbox's, typed, so that nobody removes one by mistake
     * @param tickets {@code move} or {@code trash}
     * @param into where they are moved
     * @param keepAddresses whether mail to its addresses comes to that mailbox from now on; else it is refused
     */
    record Request(
            @Nullable String name,
            @Nullable String tickets,
            @Nullable MailboxId into,
            @Nullable Boolean keepAddresses) {

        private boolean moves() {
            return "move".equals(tickets);
        }
    }

    private final Mailboxes mailboxes;
    private final ObjectProvider<MailboxHolding> holdings;
    private final DueQueue queue;
    private final Log log;
    private final Clock clock;

    RemoveMailbox(
            Mailboxes mailboxes,
            ObjectProvider<MailboxHolding> holdings,
            @Qualifier("mailboxRemoval") DueQueue queue,
            Log log,
            Clock clock) {
        this.mailboxes = mailboxes;
        this.holdings = holdings;
        this.queue = queue;
        this.log = log;
        this.clock = clock;
    }

    Mailbox remove(MailboxId id, Request request) {
        var mailbox = mailboxes.lock(id).orElseThrow(() -> Problem.notFound("mailbox"));
        if (mailbox.removing()) {
            return mailbox;
        }
        check(mailbox, request);
        var into = request.moves() ? request.into() : null;
        mailboxes.beginRemoval(id, into, clock.instant());
        if (into != null && Boolean.TRUE.equals(request.keepAddresses())) {
            mailboxes.moveAddresses(id, into);
        } else {
            mailboxes.dropAddresses(id);
        }
        holdings.orderedStream().forEach(holding -> holding.close(id));
        queue.put(Scope.organization(), id.value(), clock.instant());
        log.append(Change.of("mailbox.removal-begun", "mailbox", id).with("into", into));
        return mailboxes.get(id);
    }

    private void check(Mailbox mailbox, Request request) {
        new Checks()
                .that(
                        request.name() != null && request.name().strip().equals(mailbox.name()),
                        "name",
                        "other-name",
                        "Type the mailbox's name as it stands: " + mailbox.name())
                .that(
                        request.tickets() != null && Set.of("move", "trash").contains(request.tickets()),
                        "tickets",
                        "unknown-word",
                        "Say move or trash.")
                .that(
                        !request.moves() || isOpen(request.into(), mailbox.id()),
                        "into",
                        "unknown-mailbox",
                        "Choose another mailbox, one that is not being removed.")
                .done();
        if (mailboxes.isMovedInto(mailbox.id())) {
            throw Problem.of(
                    Problem.Kind.CONFLICT,
                    "tickets-coming",
                    "The tickets of another mailbox are being moved into this one. Wait until they are here.");
        }
    }

    /** Locked, so that nobody removes it meanwhile. */
    private boolean isOpen(@Nullable MailboxId into, MailboxId removed) {
        return into != null
                && !into.equals(removed)
                && mailboxes.lock(into).filter(found -> !found.removing()).isPresent();
    }
}
