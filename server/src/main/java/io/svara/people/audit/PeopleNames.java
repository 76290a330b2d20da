package io.svara.people.audit;

import static svara.db.jooq.Tables.AGENT;
import static svara.db.jooq.Tables.AGENT_GROUP;
import static svara.db.jooq.Tables.API_TOKEN;

import io.svara.kernel.log.NameRows;
import io.svara.kernel.log.SubjectNames;
import org.jooq.DSLContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What agents, groups and tokens are called, for the audit log. */
@Configuration(proxyBeanMethods = false)
class PeopleNames {

    @Bean
    SubjectNames agentNames(DSLContext sql) {
        return new NameRows("agent", sql, AGENT.ORGANIZATION_ID, AGENT.ID, AGENT.NAME);
    }

    @Bean
    SubjectNames groupNames(DSLContext sql) {
        return new NameRows("group", sql, AGENT_GROUP.ORGANIZATION_ID, AGENT_GROUP.ID, AGENT_GROUP.NAME);
    }

    @Bean
    SubjectNames tokenNames(DSLContext sql) {
        return new NameRows("api-token", sql, API_TOKEN.ORGANIZATION_ID, API_TOKEN.ID, API_TOKEN.NAME);
    }
}
