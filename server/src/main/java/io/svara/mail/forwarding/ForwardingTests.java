package io.svara.mail.forwarding;

import io.svara.mail.parse.ParsedMail;
import io.svara.mail.parse.report.DeliveryReport;
import io.svara.mailboxes.MailboxId;
import io.svara.mailboxes.Mailboxes;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Knows a test mail when it comes back, and what is said of one that did not: neither is a customer's. */
@Component
public class ForwardingTests {

    private static final int MOST_WORDS = 1000;

    private final ForwardingTestRows rows;
    private final Mailboxes mailboxes;

    ForwardingTests(ForwardingTestRows rows, Mailboxes mailboxes) {
        this.rows = rows;
        this.mailboxes = mailboxes;
    }

    /** In the transaction that takes the mail in. True: it was one of these, and needs no ticket. */
    public boolean takes(MailboxId mailbox, ParsedMail mail, Instant receivedAt) {
        var report = mail.report();
        return report == null ? hasCome(mailbox, mail, receivedAt) : isToldOf(mail, report, receivedAt);
    }

    private boolean hasCome(MailboxId mailbox, ParsedMail mail, Instant at) {
        var token = ForwardingMark.in(mail);
        if (token.isEmpty() || !rows.came(token.get(), mailbox, at)) {
            return false;
        }
        // wherever it was to come: mail is forwarded to this one
        mailboxes.incomingWorks(mailbox);
        return true;
    }

    private boolean isToldOf(ParsedMail mail, DeliveryReport report, Instant at) {
        return report.kind() == DeliveryReport.Kind.BOUNCE
                && ForwardingMark.reportedBy(mail)
                        .filter(token -> rows.bounced(token, answer(mail, report), at))
                        .isPresent();
    }

    private static @Nullable String answer(ParsedMail mail, DeliveryReport report) {
        var told = report.failed().stream()
                .map(one -> one.diagnostic().isEmpty() ? one.status() : one.diagnostic())
                .filter(words -> !words.isEmpty())
                .findFirst();
        return told.or(() -> Optional.ofNullable(mail.text()))
                .map(String::strip)
                .map(words -> words.length() > MOST_WORDS ? words.substring(0, MOST_WORDS) : words)
                .orElse(null);
    }
}
