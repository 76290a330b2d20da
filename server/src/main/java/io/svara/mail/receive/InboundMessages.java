package io.svara.mail.receive;

import io.svara.channels.Address;
import io.svara.channels.AttachedBlob;
import io.svara.channels.FailureReason;
import io.svara.channels.InboundMessage;
import io.svara.channels.InboundMessage.Automation;
import io.svara.channels.MessageHeader;
import io.svara.channels.ThreadId;
import io.svara.channels.Threads;
import io.svara.kernel.access.Scope;
import io.svara.mail.authentication.ReadHeader;
import io.svara.mail.authentication.SpamVerdicts;
import io.svara.mail.parse.MailAddress;
import io.svara.mail.parse.ParsedMail;
import io.svara.mail.parse.report.DeliveryReport;
import io.svara.mail.parse.report.DeliveryReport.Action;
import io.svara.mail.parse.report.DeliveryReport.Recipient;
import io.svara.mail.receive.ReceivedMailRows.Received;
import io.svara.mail.send.ReplyAddresses;
import io.svara.mail.verification.VerificationMails;
import io.svara.organization.Organizations;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Says in the channels' words what a mail is. */
@Component
class InboundMessages {

    private static final String SOURCE = "email";
    private static final String RAW_NAME = "message.eml";
    private static final Address UNKNOWN_SENDER = new Address("", "unknown@sender.invalid");
    private static final int MAX_ADDRESS = 320;

    private static final Map<String, String> UNREADABLE_SUBJECT = Map.of(
            "en", "A mail that could not be read",
            "sv", "Ett mejl som inte kunde läsas",
            "no", "En e-post som ikke kunne leses");
    private static final Map<String, String> UNREADABLE_TEXT = Map.of(
            "en", "A mail has come in that could not be read. It is attached as it came.",
            "sv", "Ett mejl har kommit in som inte kunde läsas. Det är bifogat som det kom.",
            "no", "En e-post har kommet inn som ikke kunne leses. Den er vedlagt slik den kom.");

    private final Organizations organizations;
    private final ReplyAddresses replyAddresses;
    private final Threads threads;
    private final SpamVerdicts spamVerdicts;

    InboundMessages(
            Organizations organizations, ReplyAddresses replyAddresses, Threads threads, SpamVerdicts spamVerdicts) {
        this.organizations = organizations;
        this.replyAddresses = replyAddresses;
        this.threads = threads;
        this.spamVerdicts = spamVerdicts;
    }

    /** Asks no database; see {@link #proven}. */
    InboundMessage of(Received mail, ParsedMail parsed, AttachmentBlobs blobs) {
        var from = first(parsed.from()).orElseGet(() -> envelopeSender(mail));
        var attachments = new ArrayList<AttachedBlob>();
        parsed.attachments().forEach(attachment -> attachments.add(blobs.attached(attachment)));
        if (!parsed.isWhole()) {
            attachments.add(raw(mail));
        }
        return new InboundMessage(
                mail.mailbox(),
                SOURCE,
                mail.receivedAt(),
                from,
                first(parsed.replyTo()).orElse(from),
                addresses(parsed.to()),
                addresses(parsed.cc()),
                parsed.subject(),
                parsed.text() == null ? "" : parsed.text(),
                parsed.html(),
                parsed.flaws().contains(ParsedMail.Flaw.TEXT_CUT),
                attachments,
                parsed.messageId(),
                OtherIds.aliases(parsed.headers()),
                quoted(parsed),
                thread(mail, parsed),
                isVerification(mail, parsed) ? Automation.VERIFICATION : automation(parsed),
                report(parsed),
                attachedSender(parsed),
                parsed.protection(),
                new ReadHeader(parsed.headers(), spamVerdicts.of(mail.remoteAddress(), parsed.headers())),
                mail.raw(),
                null);
    }

    /**
     * As it is in the database's eyes: a mail of ours bore its thread's name. It proves something within its mailbox only:
     * what one mailbox writes to another is a ticket there.
     */
    InboundMessage proven(Received mail, InboundMessage message) {
        var thread = message.provenThread();
        return mail.thread() != null
                        || thread == null
                        || threads.mailbox(thread)
                                .filter(mail.mailbox()::equals)
                                .isPresent()
                ? message
                : message.withoutProof();
    }

    /** A ticket of its own with the raw mail attached. A signed reply address still leads to its ticket. */
    InboundMessage unreadable(Received mail, String reason) {
        var language = organizations.current().language();
        var from = envelopeSender(mail);
        return new InboundMessage(
                mail.mailbox(),
                SOURCE,
                mail.receivedAt(),
                from,
                from,
                List.of(new Address("", mail.recipient())),
                List.of(),
                UNREADABLE_SUBJECT.getOrDefault(language, ""),
                UNREADABLE_TEXT.getOrDefault(language, ""),
                null,
                false,
                List.of(raw(mail)),
                null,
                List.of(),
                List.of(),
                mail.thread(),
                Automation.PERSON,
                null,
                null,
                null,
                MessageHeader.NONE,
                mail.raw(),
                reason);
    }

    private static AttachedBlob raw(Received mail) {
        return new AttachedBlob(RAW_NAME, "message/rfc822", mail.rawSize(), mail.raw(), false, null);
    }

    private static Address envelopeSender(Received mail) {
        return mail.sender() == null || mail.sender().isBlank() ? UNKNOWN_SENDER : new Address("", mail.sender());
    }

    private static @Nullable Address attachedSender(ParsedMail parsed) {
        return first(Optional.ofNullable(parsed.attachedSender()).stream().toList())
                .orElse(null);
    }

    private static Optional<Address> first(List<MailAddress> addresses) {
        return addresses(addresses).stream().findFirst();
    }

    private static List<Address> addresses(List<MailAddress> addresses) {
        return addresses.stream()
                .filter(MailAddress::isComplete)
                .map(address -> new Address(address.name(), address.address()))
                .filter(address -> address.key().length() <= MAX_ADDRESS)
                .toList();
    }

    /** Nearest first: what a report is about, what the mail answers, then the thread from its newest to its oldest. */
    private static List<String> quoted(ParsedMail parsed) {
        var reported = Optional.ofNullable(parsed.report()).map(DeliveryReport::originalMessageId);
        return Stream.of(
                        reported.stream(),
                        parsed.inReplyTo().stream(),
                        parsed.references().reversed().stream(),
                        OtherIds.conversation(parsed.headers()).stream())
                .flatMap(ids -> ids)
                .distinct()
                .toList();
    }

    /** A signed reply address that the mail came to, or that a mail of ours bore as its thread's name. */
    private @Nullable ThreadId thread(Received mail, ParsedMail parsed) {
        if (mail.thread() != null) {
            return mail.thread();
        }
        return quoted(parsed).stream()
                .flatMap(id -> replyAddresses.verify(id).stream())
                .filter(target -> target.organization().equals(Scope.organization()))
                .findFirst()
                .map(target -> new ThreadId(target.ticketId()))
                .orElse(null);
    }

    /** What answers one of ours is part of its conversation, whoever it is from. */
    static boolean isVerification(Received mail, ParsedMail parsed) {
        return mail.thread() == null && VerificationMails.find(parsed).isPresent();
    }

    private static Automation automation(ParsedMail parsed) {
        return switch (parsed.automation().kind()) {
            case PERSON -> Automation.PERSON;
            case AUTO_REPLY -> Automation.AUTO_REPLY;
            case LIST -> Automation.LIST;
            case BOUNCE -> Automation.BOUNCE;
            case REPORT -> Automation.REPORT;
        };
    }

    private static InboundMessage.@Nullable DeliveryReport report(ParsedMail parsed) {
        var report = parsed.report();
        if (report == null || report.originalMessageId() == null) {
            return null;
        }
        return switch (report.kind()) {
            case BOUNCE -> report(report, InboundMessage.DeliveryReport.Kind.FAILED, report.with(Action.FAILED));
            case DELAY -> report(report, InboundMessage.DeliveryReport.Kind.DELAYED, report.with(Action.DELAYED));
            case COMPLAINT -> report(report, InboundMessage.DeliveryReport.Kind.COMPLAINT, report.recipients());
            case DELIVERED -> report(report, InboundMessage.DeliveryReport.Kind.ARRIVED, report.recipients());
            case RECEIPT -> null;
        };
    }

    private static InboundMessage.DeliveryReport report(
            DeliveryReport report, InboundMessage.DeliveryReport.Kind kind, List<Recipient> recipients) {
        boolean complaint = kind == InboundMessage.DeliveryReport.Kind.COMPLAINT;
        boolean arrived = kind == InboundMessage.DeliveryReport.Kind.ARRIVED;
        var first = recipients.stream().findFirst();
        var reason = first.map(Recipient::reason).orElse(FailureReason.UNDETERMINED);
        return new InboundMessage.DeliveryReport(
                kind,
                Objects.requireNonNull(report.originalMessageId()),
                recipients.stream()
                        .map(Recipient::address)
                        .filter(address -> !address.isEmpty())
                        .toList(),
                complaint || arrived ? null : reason,
                complaint
                        ? report.feedback()
                        : first.map(InboundMessages::detail).orElse(""));
    }

    private static String detail(Recipient recipient) {
        return String.join(" ", recipient.address(), recipient.status(), recipient.diagnostic())
                .strip();
    }
}
