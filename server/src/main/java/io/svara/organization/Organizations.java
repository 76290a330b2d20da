package io.svara.organization;

import static svara.db.jooq.Tables.ORGANIZATION;

import io.svara.kernel.OrganizationId;
import io.svara.kernel.access.Scope;
import java.time.Clock;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/** The organisations' own rows. */
@Component
public class Organizations {

    /** @param language what its customers are written to in, unless they say otherwise: {@code en}, {@code sv}, {@code no} */
    public record Organization(OrganizationId id, String name, String language) {}

    private final DSLContext sql;
    private final Clock clock;

    Organizations(DSLContext sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** An id for an organisation that is about to be made: its row must be written inside its own wall. */
    public OrganizationId nextId() {
        return new OrganizationId(
                sql.select(DSL.field("nextval(pg_get_serial_sequence('organization', 'id'))", Long.class))
                        .fetchSingle()
                        .value1());
    }

    /** Writes the row of the organisation in scope, whose id came from {@link #nextId}. */
    public void add(String name, String language) {
        sql.insertInto(ORGANIZATION)
                .set(ORGANIZATION.ID, Scope.organization().value())
                .set(ORGANIZATION.NAME, name)
                .set(ORGANIZATION.LANGUAGE, language)
                .set(ORGANIZATION.CREATED_AT, clock.instant())
                .execute();
    }

    public Organization current() {
        return sql.selectFrom(ORGANIZATION)
                .where(ORGANIZATION.ID.eq(Scope.organization().value()))
                .fetchSingle(
                        row -> new Organization(new OrganizationId(row.getId()), row.getName(), row.getLanguage()));
    }
}
