package io.svara.people.audit;

import static svara.db.jooq.Tables.AGENT;
import static svara.db.jooq.Tables.AGENT_GROUP;
import static svara.db.jooq.Tables.API_TOKEN;
import static svara.db.jooq.Tables.INVITATION;
import static svara.db.jooq.Tables.ROLE;

import io.svara.kernel.log.NameRows;
import io.svara.kernel.log.SubjectNames;
import org.jooq.DSLContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What agents, groups, roles and tokens are called, and whom an invitation is to, for the audit log. */
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
    SubjectNames roleNames(DSLContext sql) {
        return new NameRows("role", sql, ROLE.ORGANIZATION_ID, ROLE.ID, ROLE.NAME);
    }

    @Bean
    SubjectNames invitationNames(DSLContext sql) {
        return new NameRows("invitation", sql, INVITATION.ORGANIZATION_ID, INVITATION.ID, INVITATION.EMAIL);
    }

    @Bean
    SubjectNames tokenNames(DSLContext sql) {
        return new NameRows("api-token", sql, API_TOKEN.ORGANIZATION_ID, API_TOKEN.ID, API_TOKEN.NAME);
    }
}
