package io.svara.mailboxes;

import io.svara.organization.Services;
import io.svara.organization.SetupStep;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What has to be done with mailboxes before tickets come and go. Forwarding is last: from then on it is in earnest. */
@Configuration(proxyBeanMethods = false)
class MailboxSteps {

    @Bean
    SetupStep mailboxStep(Mailboxes mailboxes) {
        return new SetupStep(
                Services.TICKETS, "mailbox", 10, () -> !mailboxes.all().isEmpty());
    }

    /** The domain's records, or a relay that works. */
    @Bean
    SetupStep sendingStep(Mailboxes mailboxes) {
        return new SetupStep(
                Services.TICKETS,
                "sending",
                20,
                () -> mailboxes.all().stream().anyMatch(mailbox -> mailbox.outgoing() == Mailbox.Status.SUCCESS));
    }

    @Bean
    SetupStep forwardingStep(Mailboxes mailboxes) {
        return new SetupStep(
                Services.TICKETS,
                "forwarding",
                100,
                () -> mailboxes.all().stream().anyMatch(mailbox -> mailbox.incoming() == Mailbox.Status.SUCCESS));
    }
}
