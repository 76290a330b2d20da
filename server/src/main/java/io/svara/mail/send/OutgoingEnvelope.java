package io.svara.mail.send;

import java.util.List;

/**
 * Whom a server is asked to bring a mail to.
 *
 * @param sender where failure reports go; empty for {@code <>}
 * @param beyondAscii whether an address in the envelope or in the mail's header is beyond ASCII, so that the server has to know
 *     SMTPUTF8
 */
public record OutgoingEnvelope(String sender, List<String> recipients, boolean beyondAscii) {

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
        beyondAscii = beyondAscii
                || !HeaderText.isAscii(sender)
                || !recipients.stream().allMatch(HeaderText::isAscii);
    }

    public OutgoingEnvelope(String sender, List<String> recipients) {
        this(sender, recipients, false);
    }
}
