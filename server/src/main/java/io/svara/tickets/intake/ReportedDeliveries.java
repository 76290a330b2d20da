package io.svara.tickets.intake;

import io.svara.channels.DeliveryState;
import io.svara.channels.InboundMessage;
import io.svara.channels.InboundMessage.DeliveryReport;
import io.svara.channels.Outbound;
import io.svara.kernel.EmailAddress;
import io.svara.kernel.log.Change;
import io.svara.kernel.log.Log;
import io.svara.tickets.DeliveryFailure;
import io.svara.tickets.Message;
import io.svara.tickets.store.MessageRows;
import io.svara.tickets.store.ReferenceRows;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Marks the message that a delivery report is about. Only a report that quotes our own unguessable Message-ID, or the one that our relay gave it, is
 * believed: who wrote it has received the message, or carried it.
 */
@Component
class ReportedDeliveries {

    /** What a delay is news of; a bounce is the later word. */
    private static final Set<DeliveryState> UNDER_WAY = EnumSet.of(DeliveryState.SENT, DeliveryState.DELAYED);

    private final MessageRows messages;
    private final ReferenceRows references;
    private final Outbound outbound;
    private final Log log;

    ReportedDeliveries(MessageRows messages, ReferenceRows references, Outbound outbound, Log log) {
        this.messages = messages;
        this.references = references;
        this.outbound = outbound;
        this.log = log;
    }

    void follow(InboundMessage arrived) {
        var report = arrived.report();
        if (report == null) {
            return;
        }
        references.known(List.of(report.internetId())).stream()
                .filter(ReferenceRows.Reference::ours)
                .flatMap(reference -> messages.find(reference.message()).stream())
                .forEach(sent -> follow(sent, report));
    }

    private void follow(Message sent, DeliveryReport report) {
        switch (report.kind()) {
            case FAILED -> failed(sent, report);
            case DELAYED -> delayed(sent, report);
            case ARRIVED -> arrived(sent, report);
            case COMPLAINT ->
                log.append(Change.of("message.complained-about", "ticket", sent.ticket())
                        .with("message", sent.id()));
        }
    }

    private void failed(Message sent, DeliveryReport report) {
        outbound.bounced(sent.id(), report.recipients(), report.detail());
        mark(sent, DeliveryState.BOUNCED, report);
    }

    private void delayed(Message sent, DeliveryReport report) {
        if (sent.delivery() != null && UNDER_WAY.contains(sent.delivery())) {
            mark(sent, DeliveryState.DELAYED, report);
        }
    }

    /** Ends a delay, once all have it of whom that was told. */
    private void arrived(Message sent, DeliveryReport report) {
        var arrived = report.recipients().stream().map(EmailAddress::key).collect(Collectors.toSet());
        var waiting = sent.failure().recipients().stream()
                .filter(address -> !arrived.contains(EmailAddress.key(address)))
                .toList();
        if (sent.delivery() == DeliveryState.DELAYED && waiting.isEmpty()) {
            messages.delivery(sent.id(), DeliveryState.SENT, report.detail());
            log.append(Change.of("message.delivery-changed", "ticket", sent.ticket())
                    .with("message", sent.id())
                    .with("state", DeliveryState.SENT));
        }
    }

    private void mark(Message sent, DeliveryState state, DeliveryReport report) {
        messages.delivery(sent.id(), state, report.detail(), new DeliveryFailure(report.reason(), report.recipients()));
        log.append(Change.of("message.delivery-changed", "ticket", sent.ticket())
                .with("message", sent.id())
                .with("state", state));
    }
}
