package io.svara.organization;

import static svara.db.jooq.Tables.BRAND;
import static svara.db.jooq.Tables.LABEL;
import static svara.db.jooq.Tables.SCHEDULE;

import io.svara.kernel.log.NameRows;
import io.svara.kernel.log.SubjectNames;
import org.jooq.DSLContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What labels, schedules and brands are called, for the audit log. */
@Configuration(proxyBeanMethods = false)
class OrganizationNames {

    @Bean
    SubjectNames labelNames(DSLContext sql) {
        return new NameRows("label", sql, LABEL.ORGANIZATION_ID, LABEL.ID, LABEL.NAME);
    }

    @Bean
    SubjectNames brandNames(DSLContext sql) {
        return new NameRows("brand", sql, BRAND.ORGANIZATION_ID, BRAND.ID, BRAND.NAME);
    }

    @Bean
    SubjectNames scheduleNames(DSLContext sql) {
        return new NameRows("schedule", sql, SCHEDULE.ORGANIZATION_ID, SCHEDULE.ID, SCHEDULE.NAME);
    }
}
