package io.svara.mailboxes;

import static svara.db.jooq.Tables.MAILBOX;

import io.svara.kernel.log.NameRows;
import io.svara.kernel.log.SubjectNames;
import org.jooq.DSLContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What mailboxes are called, for the audit log. */
@Configuration(proxyBeanMethods = false)
class MailboxNames {

    @Bean
    SubjectNames mailboxNamesOfLog(DSLContext sql) {
        return new NameRows("mailbox", sql, MAILBOX.ORGANIZATION_ID, MAILBOX.ID, MAILBOX.NAME);
    }
}
