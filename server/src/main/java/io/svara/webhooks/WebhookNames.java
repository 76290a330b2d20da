package io.svara.webhooks;

import static svara.db.jooq.Tables.WEBHOOK;

import io.svara.kernel.log.NameRows;
import io.svara.kernel.log.SubjectNames;
import org.jooq.DSLContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What webhooks are called, for the audit log. */
@Configuration(proxyBeanMethods = false)
class WebhookNames {

    @Bean
    SubjectNames webhookNamesOfLog(DSLContext sql) {
        return new NameRows("webhook", sql, WEBHOOK.ORGANIZATION_ID, WEBHOOK.ID, WEBHOOK.NAME);
    }
}
