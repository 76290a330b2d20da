package io.svara.people.session;

import static svara.db.jooq.Tables.ORGANIZATION;

import io.svara.kernel.OrganizationId;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** How the organisation is called, for those who have just signed in to it. */
@Component
class OrganizationNames {

    private final DSLContext sql;

    OrganizationNames(DSLContext sql) {
        this.sql = sql;
    }

    String name(OrganizationId organization) {
        return sql.select(ORGANIZATION.NAME)
                .from(ORGANIZATION)
                .where(ORGANIZATION.ID.eq(organization.value()))
                .fetchSingle(ORGANIZATION.NAME);
    }
}
