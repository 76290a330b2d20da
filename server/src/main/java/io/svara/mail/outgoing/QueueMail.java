package io.svara.mail.outgoing;

import io.svara.channels.Address;
import io.svara.channels.AttachedBlob;
import io.svara.channels.DeliveryState;
import io.svara.channels.MessageId;
import io.svara.channels.Outbound;
import io.svara.channels.OutboundMessage;
import io.svara.kernel.EmailAddress;
import io.svara.kernel.SvaraSettings;
import io.svara.kernel.access.Scope;
import io.svara.kernel.queue.DueQueue;
import io.svara.mail.outgoing.OutgoingMailRows.Outgoing;
import io.svara.mail.outgoing.OutgoingMailRows.Place;
import io.svara.mail.outgoing.OutgoingMailRows.Refused;
import io.svara.mail.outgoing.OutgoingMailRows.State;
import io.svara.mail.send.MailAddress;
import io.svara.mail.send.MessageIds;
import io.svara.mail.send.ReplyAddresses;
import io.svara.mailboxes.Mailbox;
import io.svara.mailboxes.Mailboxes;
import java.time.Clock;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The mail channel's side of {@link Outbound}: what is to leave becomes a row of the queue. */
@Component
class QueueMail implements Outbound {

    private final OutgoingMailRows rows;
    private final DueQueue queue;
    private final Mailboxes mailboxes;
    private final ReplyAddresses replyAddresses;
    private final SvaraSettings settings;
    private final Clock clock;

    QueueMail(
            OutgoingMailRows rows,
            @Qualifier("outgoingMail") DueQueue queue,
            Mailboxes mailboxes,
            ReplyAddresses replyAddresses,
            SvaraSettings settings,
            Clock clock) {
        this.rows = rows;
        this.queue = queue;
        this.mailboxes = mailboxes;
        this.replyAddresses = replyAddresses;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public String newInternetId(Mailbox mailbox) {
        var bracketed = new MessageIds(mailbox.domain()).next();
        return bracketed.substring(1, bracketed.length() - 1);
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public DeliveryState send(OutboundMessage message) {
        var scheduled = message.sendAt().isAfter(clock.instant());
        var mail = queued(message, mailboxes.get(message.mailbox()));
        var id = rows.add(
                message.mailbox(),
                new Place(message.thread(), message.message()),
                message.internetId(),
                scheduled ? State.SCHEDULED : State.QUEUED,
                mail,
                recipients(mail),
                clock.instant());
        queue.put(Scope.organization(), id, message.sendAt());
        return scheduled ? DeliveryState.SCHEDULED : DeliveryState.QUEUED;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean cancel(MessageId message) {
        var scheduled = rows.lock(message).filter(mail -> mail.state() == State.SCHEDULED);
        scheduled.ifPresent(mail -> rows.cancel(mail.id()));
        return scheduled.isPresent();
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void bounced(MessageId message, List<String> recipients, String detail) {
        rows.lock(message).ifPresent(mail -> {
            var refused = Stream.concat(
                            mail.refused().stream(),
                            recipientsAmong(mail, recipients).stream().map(address -> new Refused(address, detail)))
                    .distinct()
                    .toList();
            rows.refused(mail.id(), refused);
        });
    }

    /** Anybody can write a report: it does not add recipients, it only tells of them. */
    private static List<String> recipientsAmong(Outgoing mail, List<String> reported) {
        var keys = reported.stream().map(EmailAddress::key).collect(Collectors.toSet());
        return recipients(mail.mail()).stream()
                .filter(address -> keys.contains(EmailAddress.key(address)))
                .toList();
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean resend(MessageId message, Text text, List<AttachedBlob> attachments) {
        var ended = rows.lock(message).filter(mail -> mail.state() == State.FAILED || mail.state() == State.SENT);
        ended.ifPresent(mail -> again(mail, text, attachments));
        return ended.isPresent();
    }

    /** Once more to those who have not got it; who has, is left in peace. A report may not have told who that is. */
    private void again(Outgoing mail, Text text, List<AttachedBlob> attachments) {
        var waiting = Stream.concat(
                        mail.waiting().stream(), mail.refused().stream().map(Refused::address))
                .distinct()
                .toList();
        rows.restoreText(mail.id(), text, attachments);
        rows.waits(mail.id(), null, waiting.isEmpty() ? recipients(mail.mail()) : waiting, List.of());
        rows.forgetTries(mail.id());
        queue.put(Scope.organization(), mail.id(), clock.instant());
    }

    private QueuedMail queued(OutboundMessage message, Mailbox mailbox) {
        return new QueuedMail(
                message.from(),
                replyTo(message, mailbox),
                message.to(),
                message.cc(),
                message.bcc(),
                message.subject(),
                message.text(),
                message.html(),
                message.attachments(),
                message.inReplyTo(),
                Stream.concat(Stream.of(anchor(message)), message.references().stream())
                        .toList(),
                message.automatic(),
                message.sendAt().isAfter(clock.instant()) ? message.sendAt() : clock.instant());
    }

    /**
     * All mails of a ticket quote it as their thread's first: relays give mails ids of their own (Amazon SES, Microsoft 365), but
     * leave what they quote alone, and whoever answers quotes it again.
     */
    private String anchor(OutboundMessage message) {
        return replyAddresses.sign(target(message));
    }

    private static ReplyAddresses.Target target(OutboundMessage message) {
        return new ReplyAddresses.Target(Scope.organization(), message.thread().value());
    }

    /** The signed address leads back to the ticket; but only where mail to the inbound domain really arrives. */
    private @Nullable Address replyTo(OutboundMessage message, Mailbox mailbox) {
        if (!settings.receivesReplies()) {
            return null;
        }
        return new Address(mailbox.name(), replyAddresses.sign(target(message)));
    }

    private static List<String> recipients(QueuedMail mail) {
        return Stream.of(mail.to(), mail.cc(), mail.bcc())
                .flatMap(List::stream)
                .map(address -> MailAddress.of(address.email()).address())
                .distinct()
                .toList();
    }
}
