package io.svara.mail.receive;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.svara.channels.ThreadId;
import io.svara.channels.Threads;
import io.svara.kernel.SvaraSettings;
import io.svara.kernel.access.Actor;
import io.svara.kernel.access.Scope;
import io.svara.mail.receive.ReceiveMail.Target;
import io.svara.mail.send.ReplyAddresses;
import io.svara.mailboxes.Mailboxes;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Finds whose mail an envelope's recipient means: a signed reply address, or an address in the directory. */
@Component
class InboundRecipients {

    private static final String POSTMASTER = "postmaster";

    private final ReplyAddresses replyAddresses;
    private final Mailboxes mailboxes;
    private final Threads threads;
    private final TransactionTemplate transaction;
    private final String inboundDomain;

    /** Asked for at RCPT and again when the mail has come. What a removed mailbox would have got is deferred meanwhile. */
    private final Cache<String, Mailboxes.Target> lately = Caffeine.newBuilder()
            .expireAfterWrite(Duration.ofSeconds(2))
            .maximumSize(1_000)
            .build();

    InboundRecipients(
            ReplyAddresses replyAddresses,
            Mailboxes mailboxes,
            Threads threads,
            TransactionTemplate transaction,
            SvaraSettings settings) {
        this.replyAddresses = replyAddresses;
        this.mailboxes = mailboxes;
        this.threads = threads;
        this.transaction = transaction;
        this.inboundDomain = settings.inboundDomain();
    }

    Optional<Target> find(String address) {
        var signed = replyAddresses.verify(address);
        if (signed.isPresent()) {
            return ofThread(signed.get());
        }
        return Optional.ofNullable(lately.get(address, this::inDirectory))
                .map(target -> new Target(target.organization(), target.mailbox(), null));
    }

    private Mailboxes.@Nullable Target inDirectory(String address) {
        return mailboxes.byRecipient(address).or(() -> postmaster(address)).orElse(null);
    }

    /** Each domain that takes mail has one, and so has the server itself (RFC 5321, 4.5.1). */
    private Optional<Mailboxes.Target> postmaster(String address) {
        var parts = address.split("@", 2);
        if (!parts[0].equalsIgnoreCase(POSTMASTER)) {
            return Optional.empty();
        }
        return mailboxes.firstOfDomain(parts.length == 2 ? parts[1] : inboundDomain);
    }

    private Optional<Target> ofThread(ReplyAddresses.Target signed) {
        var thread = new ThreadId(signed.ticketId());
        var mailbox = Scope.call(
                new Actor.Svara(signed.organization(), "mail"),
                () -> transaction.execute(_ -> threads.mailbox(thread)));
        return mailbox.map(found -> new Target(signed.organization(), found, thread));
    }
}
