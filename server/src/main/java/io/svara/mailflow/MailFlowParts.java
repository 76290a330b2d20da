package io.svara.mailflow;

import io.svara.flow.store.FlowDesk;
import io.svara.flow.store.PublishedFlows;
import io.svara.mailflow.blocks.Mail;
import io.svara.mailflow.blocks.MailBlocks;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Mail Flow's share of what all flows have. */
@Configuration(proxyBeanMethods = false)
class MailFlowParts {

    @Bean
    FlowDesk<Mail> mailFlowDesk(FlowDesk.Maker maker, MailWorld world) {
        return maker.of(MailBlocks.PALETTE, world);
    }

    @Bean
    PublishedFlows<Mail> publishedMailFlows(PublishedFlows.Maker maker) {
        return maker.of(MailBlocks.PALETTE);
    }
}
