package io.svara.mail.receive;

import io.svara.channels.ThreadId;
import io.svara.kernel.OrganizationId;
import io.svara.kernel.access.Scope;
import io.svara.kernel.queue.DueQueue;
import io.svara.mail.receive.ReceivedMailRows.Received;
import io.svara.mail.receive.smtp.Source;
import io.svara.mailboxes.MailboxId;
import io.svara.storage.Blob;
import io.svara.storage.Blobs;
import java.net.InetAddress;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Where all ways in meet: a mail whose bytes are durable becomes one that waits for its ticket. */
@Component
public class MailIntake {

    /**
     * How a mail came.
     *
     * @param sender as SMTP named it, empty for {@code <>}; null when it was fetched: then its Return-Path tells
     * @param recipient the address that it came to
     * @param remoteAddress of the server that brought it; null when it was fetched
     * @param helo the name that the sending server gave itself; null where none handed the mail over
     * @param receivedAt when Svara got it
     */
    public record Origin(
            @Nullable String sender,
            String recipient,
            @Nullable InetAddress remoteAddress,
            @Nullable String helo,
            boolean tls,
            Instant receivedAt) {}

    private final Blobs blobs;
    private final ReceivedMailRows rows;
    private final FreshMails fresh;
    private final Congestion congestion;
    private final DueQueue queue;

    MailIntake(
            Blobs blobs,
            ReceivedMailRows rows,
            FreshMails fresh,
            Congestion congestion,
            @Qualifier("receivedMail") DueQueue queue) {
        this.blobs = blobs;
        this.rows = rows;
        this.fresh = fresh;
        this.congestion = congestion;
        this.queue = queue;
    }

    /**
     * In the caller's transaction, with all that has to be true together with it. When it commits, the mail is Svara's.
     *
     * @param thread the conversation that a signed reply address named
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void add(MailboxId mailbox, @Nullable ThreadId thread, Blob raw, Origin origin) {
        var kept = blobs.name(raw);
        var address = origin.remoteAddress();
        var mail = new Received(
                mailbox,
                thread,
                raw.sha256(),
                raw.size(),
                origin.sender(),
                origin.recipient(),
                address == null ? null : address.getHostAddress(),
                origin.helo(),
                origin.tls(),
                origin.receivedAt(),
                false);
        var id = rows.add(mail);
        fresh.put(Scope.organization(), id, mail, kept);
        queue.put(Scope.organization(), id, origin.receivedAt());
        count(Scope.organization(), id, address == null ? Congestion.FETCHED : Source.of(address));
    }

    private void count(OrganizationId organization, long id, Source source) {
        congestion.begins(organization, source, id);
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCompletion(int status) {
                if (status == STATUS_ROLLED_BACK) {
                    congestion.ends(organization, id);
                }
            }
        });
    }
}
