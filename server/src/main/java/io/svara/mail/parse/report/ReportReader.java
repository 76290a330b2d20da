package io.svara.mail.parse.report;

import io.svara.channels.FailureReason;
import io.svara.mail.parse.report.DeliveryReport.Action;
import io.svara.mail.parse.report.DeliveryReport.Kind;
import io.svara.mail.parse.report.DeliveryReport.Recipient;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tells whether a mail is a machine's report of a mail sent before, and what it says. Fields for machines are believed
 * first; where they are missing or silent, the sentences are read.
 */
public final class ReportReader {

    private static final int MAX_DIAGNOSTIC_CHARS = 1_000;
    private static final int MAX_RECIPIENTS = 100;

    private final ReportedMail mail;
    private final MachineParts parts;
    private final Notice notice;

    // found when first asked for, and once: there can be a hundred recipients
    private @Nullable List<TextRecipients.Named> named;
    private @Nullable FailureReason reasonOfNotice;

    private ReportReader(ReportedMail mail) {
        this.mail = mail;
        this.parts = MachineParts.of(mail.parts());
        this.notice = Notice.of(mail.text().get());
    }

    /** Null when it is no report. Answers to anything, and in time that grows with the mail's beginning only. */
    public static @Nullable DeliveryReport read(ReportedMail mail) {
        var ofAmazon = AmazonReport.read(mail);
        if (ofAmazon != null) {
            return ofAmazon;
        }
        // most mails are none: nothing of them is read
        return Suspicion.isRaised(mail) ? new ReportReader(mail).read() : null;
    }

    private @Nullable DeliveryReport read() {
        if (!parts.feedback().values().isEmpty() || mail.reportType().equals("feedback-report") || complains()) {
            return complaint();
        }
        if (!parts.receipt().values().isEmpty() || mail.reportType().equals("disposition-notification")) {
            var id = messageId(parts.receipt().get("original-message-id"));
            return new DeliveryReport(Kind.RECEIPT, id == null ? original() : id, List.of(), "");
        }
        var told = told();
        if (!told.isEmpty()) {
            return delivery(told.stream().map(this::recipient).toList());
        }
        return Suspicion.isReport(mail, notice) ? fromSentences() : null;
    }

    /** A status for machines; or the same fields, written into the text. */
    private List<StatusFields.Told> told() {
        var told = StatusFields.read(parts.status());
        return told.isEmpty() && Suspicion.isReport(mail, notice)
                ? StatusFields.read(Fields.groups(notice.lines())).stream()
                        .filter(one -> one.address().indexOf('@') > 0)
                        .toList()
                : told;
    }

    private Recipient recipient(StatusFields.Told told) {
        var named = named();
        var address = told.address().indexOf('@') < 1 && named.size() == 1
                ? named.getFirst().address()
                : told.address();
        var around = named.stream()
                .filter(one -> one.address().equalsIgnoreCase(address))
                .map(TextRecipients.Named::around)
                .findFirst()
                .orElse("");
        var reason = went(told.action())
                ? FailureReason.UNDETERMINED
                : Reasons.of(List.of(told.said(), around), told.status(), this::reasonOfNotice);
        return new Recipient(address, told.action(), reason, told.status(), oneLine(told.said()));
    }

    private List<TextRecipients.Named> named() {
        if (named == null) {
            named = TextRecipients.in(notice.lines(), senders());
        }
        return named;
    }

    private FailureReason reasonOfNotice() {
        if (reasonOfNotice == null) {
            reasonOfNotice = Reasons.ofNotice(notice.text());
        }
        return reasonOfNotice;
    }

    private static boolean went(Action action) {
        return action != Action.FAILED && action != Action.DELAYED;
    }

    private DeliveryReport fromSentences() {
        var action = isDelay() ? Action.DELAYED : Action.FAILED;
        var recipients = new LinkedHashMap<String, Recipient>();
        for (var named : named()) {
            add(recipients, named.address(), action, named.around());
        }
        var listed = mail.failedRecipients().stream()
                .flatMap(field -> Addresses.in(field).stream())
                .map(Addresses.Found::key)
                .toList();
        if (!listed.isEmpty()) {
            // who is named apart is told exactly; of the sentences only what they say counts
            recipients.keySet().retainAll(new HashSet<>(listed));
            listed.forEach(address -> add(recipients, address, action, notice.text()));
        }
        if (recipients.isEmpty()) {
            for (var found : Addresses.in(returned().first("x-envelope-to", "to"))) {
                add(recipients, found.address(), action, notice.text());
            }
        }
        return delivery(new ArrayList<>(recipients.values()), action);
    }

    private void add(LinkedHashMap<String, Recipient> recipients, String address, Action action, String around) {
        var key = address.toLowerCase(Locale.ROOT);
        if (recipients.containsKey(key) || recipients.size() >= MAX_RECIPIENTS) {
            return;
        }
        var status = SmtpCodes.status(around);
        var reason = Reasons.of(List.of(around), status, this::reasonOfNotice);
        recipients.put(key, new Recipient(address, action, reason, status, oneLine(around)));
    }

    private boolean isDelay() {
        var said = Wording.of(mail.subject() + "\n" + notice.text());
        return said.saysAny(FailureWords.DELAYED) && !said.saysAny(FailureWords.GIVEN_UP);
    }

    private DeliveryReport delivery(List<Recipient> recipients) {
        return delivery(recipients, Action.FAILED);
    }

    /** @param action of a report that names nobody */
    private DeliveryReport delivery(List<Recipient> recipients, Action action) {
        boolean failed = recipients.stream().anyMatch(one -> one.action() == Action.FAILED);
        boolean delayed = recipients.stream().anyMatch(one -> one.action() == Action.DELAYED);
        var kind = failed ? Kind.BOUNCE : delayed ? Kind.DELAY : Kind.DELIVERED;
        var ofNobody = action == Action.DELAYED ? Kind.DELAY : Kind.BOUNCE;
        return new DeliveryReport(recipients.isEmpty() ? ofNobody : kind, original(), recipients, "");
    }

    private boolean complains() {
        return parts.status().isEmpty()
                && !parts.returned().values().isEmpty()
                && Wording.of(mail.subject()).saysAny(FailureWords.COMPLAINED);
    }

    private DeliveryReport complaint() {
        var feedback = parts.feedback();
        var returned = parts.returned();
        var who = Addresses.first(feedback.first("original-rcpt-to", "removal-recipient"));
        who = who.isEmpty() ? Addresses.first(returned.first("x-hmxmroriginalrecipient", "to")) : who;
        var type = feedback.get("feedback-type").strip().toLowerCase(Locale.ROOT);
        var recipients = who.isEmpty()
                ? List.<Recipient>of()
                : List.of(new Recipient(who, Action.DELIVERED, FailureReason.UNDETERMINED, "", ""));
        return new DeliveryReport(Kind.COMPLAINT, original(), recipients, type.isEmpty() ? "abuse" : oneLine(type));
    }

    /** Whose mail came back: theirs are the addresses that are not meant. */
    private Set<String> senders() {
        var senders = new HashSet<>(mail.to());
        senders.add(mail.senderAddress());
        for (var name : List.of("from", "return-path", "sender", "reply-to")) {
            Addresses.in(returned().get(name)).forEach(found -> senders.add(found.address()));
        }
        return senders;
    }

    private Fields returned() {
        return parts.returned().values().isEmpty() ? notice.returned() : parts.returned();
    }

    /** Only the returned mail's own id counts, not what it answers. */
    private @Nullable String original() {
        var id = messageId(parts.returned().get("message-id"));
        id = id == null ? messageId(notice.returned().get("message-id")) : id;
        return id == null ? messageId(quotedId()) : id;
    }

    /** A notice that quotes the returned mail's header indented, or says its id in a line of its own. */
    private String quotedId() {
        for (var line : notice.lines()) {
            if (line.strip().regionMatches(true, 0, "message-id:", 0, 11)) {
                return line.substring(line.indexOf(':') + 1);
            }
        }
        return "";
    }

    private static @Nullable String messageId(String field) {
        int open = field.indexOf('<');
        int close = field.indexOf('>', open + 1);
        var id = open >= 0 && close > open ? field.substring(open + 1, close) : field;
        var bare = id.replaceAll("[\\s<>]", "");
        return bare.indexOf('@') > 0 ? bare : null;
    }

    private static String oneLine(String text) {
        var line = text.replaceAll("[\\s\\p{Cc}]+", " ").strip();
        return line.length() > MAX_DIAGNOSTIC_CHARS ? line.substring(0, MAX_DIAGNOSTIC_CHARS) : line;
    }
}
