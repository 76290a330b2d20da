package io.svara.mail;

import io.svara.kernel.SvaraSettings;
import io.svara.kernel.secret.InstallationKey;
import io.svara.mail.send.ReplyAddresses;
import io.svara.mail.send.ReplyKey;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What receiving and sending share. */
@Configuration(proxyBeanMethods = false)
class MailConfiguration {

    private static final int FIRST_KEY = 0;

    @Bean
    ReplyAddresses replyAddresses(SvaraSettings settings, InstallationKey key) {
        return new ReplyAddresses(
                settings.inboundDomain(), new ReplyKey(FIRST_KEY, key.derive("reply-addresses")), List.of());
    }
}
