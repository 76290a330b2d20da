package io.svara.mail.receive;

import io.svara.channels.InboundMessage;
import io.svara.channels.Intake;
import io.svara.channels.Intake.Arriving;
import io.svara.channels.Intake.Taken;
import io.svara.channels.MessageId;
import io.svara.mail.authentication.HandedOver;
import io.svara.mail.authentication.SenderQuestions;
import io.svara.mail.forwarding.ForwardingTests;
import io.svara.mail.parse.ParsedMail;
import io.svara.mail.receive.ReceivedMailRows.Receipt;
import io.svara.mail.receive.ReceivedMailRows.Received;
import io.svara.mail.verification.VerificationMails;
import io.svara.mail.verification.VerificationRows;
import io.svara.storage.Blobs;
import io.svara.storage.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** What makes tickets of mails that have been parsed, in the caller's transaction: all of them or none. */
@Component
class MakeTickets {

    /**
     * A mail that waits for its ticket, and all that can be said of it without the database.
     *
     * @param message with its proof as it stands there, not looked up
     */
    record Parsed(
            long id,
            Received mail,
            ParsedMail parsed,
            AttachmentBlobs attachments,
            InboundMessage message,
            Intake.Prepared prepared) {

        /** What mails of one thread have in common; they are made one after the other. */
        Object thread() {
            return message.threadRoot().<Object>map(root -> root).orElse(id);
        }
    }

    record Made(Received mail, String result) {}

    private static final Logger LOG = LoggerFactory.getLogger(MakeTickets.class);

    private final ReceivedMailRows rows;
    private final Blobs blobs;
    private final Intake intake;
    private final InboundMessages messages;
    private final SenderQuestions senderQuestions;
    private final VerificationRows verifications;
    private final ForwardingTests forwardingTests;

    MakeTickets(
            ReceivedMailRows rows,
            Blobs blobs,
            Intake intake,
            InboundMessages messages,
            SenderQuestions senderQuestions,
            VerificationRows verifications,
            ForwardingTests forwardingTests) {
        this.rows = rows;
        this.blobs = blobs;
        this.intake = intake;
        this.messages = messages;
        this.senderQuestions = senderQuestions;
        this.verifications = verifications;
        this.forwardingTests = forwardingTests;
    }

    /** What became of each, in a word; of one whose ticket somebody else has made already, nothing. */
    List<Made> of(List<Parsed> all) {
        var made = new ArrayList<Made>();
        var arriving = new ArrayList<Parsed>();
        var removed = rows.remove(all.stream().map(Parsed::id).toList());
        var waiting = all.stream().filter(one -> removed.contains(one.id())).toList();
        var receipts = rows.firsts(
                waiting.stream().flatMap(one -> receipt(one).stream()).toList());
        for (var one : waiting) {
            // of two alike in one go, the first is the first
            if (receipt(one).filter(receipt -> !receipts.remove(receipt)).isPresent()) {
                LOG.info("Mail {} is a duplicate in its mailbox", one.id());
                made.add(new Made(one.mail(), "duplicate"));
            } else if (forwardingTests.takes(
                    one.mail().mailbox(), one.parsed(), one.mail().receivedAt())) {
                made.add(new Made(one.mail(), "forwarding-test"));
            } else {
                arriving.add(one);
            }
        }
        if (!arriving.isEmpty()) {
            made.addAll(take(arriving));
        }
        return made;
    }

    private List<Made> take(List<Parsed> arriving) {
        AttachmentBlobs.nameAll(
                blobs, arriving.stream().map(Parsed::attachments).toList());
        var taken = intake.take(arriving.stream()
                .map(one -> new Arriving(messages.proven(one.mail(), one.message()), one.prepared()))
                .toList());
        var made = new ArrayList<Made>();
        var questions = new LinkedHashMap<MessageId, HandedOver>();
        for (var place = 0; place < arriving.size(); place++) {
            var one = arriving.get(place);
            var its = taken.get(place);
            if (!its.known()) {
                verify(one, its);
                handedOver(one.mail()).ifPresent(asked -> questions.put(its.message(), asked));
            }
            made.add(new Made(one.mail(), its.known() ? "copy" : "ticket"));
        }
        senderQuestions.ask(questions);
        return made;
    }

    private void verify(Parsed one, Taken taken) {
        if (InboundMessages.isVerification(one.mail(), one.parsed())) {
            VerificationMails.find(one.parsed())
                    .ifPresent(asked -> verifications.add(
                            one.mail().mailbox(), taken, asked, one.mail().receivedAt()));
        }
    }

    /** Without an id, a mail that is dated is known by its content alone. */
    private static Optional<Receipt> receipt(Parsed one) {
        var id = one.parsed().messageId() == null && one.parsed().date() != null
                ? ""
                : one.parsed().messageId();
        return Optional.ofNullable(id)
                .map(known -> new Receipt(
                        one.mail().mailbox(),
                        Sha256.of(known.getBytes(StandardCharsets.UTF_8)),
                        Sha256.ofDigest(HexFormat.of().parseHex(one.parsed().contentDigest())),
                        one.mail().receivedAt()));
    }

    /** Of mail that no server handed over, such as fetched one, there is nothing to ask. */
    private static Optional<HandedOver> handedOver(Received mail) {
        return mail.helo() == null || mail.remoteAddress() == null || mail.sender() == null
                ? Optional.empty()
                : Optional.of(new HandedOver(
                        mail.remoteAddress(),
                        mail.helo(),
                        mail.sender(),
                        mail.recipient(),
                        mail.tls(),
                        mail.receivedAt(),
                        mail.raw()));
    }
}
