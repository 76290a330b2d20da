package io.svara.mail.send;

import java.util.List;

/**
 * Whom a relay is asked to bring a mail to.
 *
 * @param sender where failure reports go; empty for {@code <>}
 */
public record OutgoingEnvelope(String sender, List<String> recipients) {

    /** @throws io.svara.kernel.problem.Problem when one of the addresses could be no more than an address */
    public OutgoingEnvelope {
        sender = sender.isEmpty() ? "" : MailAddress.of(sender).address();
        recipients = recipients.stream()
                .map(recipient -> MailAddress.of(recipient).address())
                .distinct()
                .toList();
        if (recipients.isEmpty()) {
            throw new IllegalArgumentException("An envelope without a recipient");
        }
    }
}
