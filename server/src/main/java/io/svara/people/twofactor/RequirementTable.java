package io.svara.people.twofactor;

import static svara.db.jooq.Tables.TWO_FACTOR_REQUIREMENT;

import io.svara.kernel.OrganizationId;
import java.time.Instant;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** What organisations ask of their agents. */
@Component
public class RequirementTable {

    private final DSLContext sql;

    RequirementTable(DSLContext sql) {
        this.sql = sql;
    }

    /** @param version 0: it was never chosen */
    record Chosen(Requirement required, long version) {}

    Chosen find(OrganizationId organization) {
        return sql.select(TWO_FACTOR_REQUIREMENT.REQUIRED, TWO_FACTOR_REQUIREMENT.VERSION)
                .from(TWO_FACTOR_REQUIREMENT)
                .where(TWO_FACTOR_REQUIREMENT.ORGANIZATION_ID.eq(organization.value()))
                .fetchOptional(row ->
                        // what only a newer version knows: the most that this one can ask
                        new Chosen(Requirement.of(row.value1()).orElse(Requirement.APP_OR_PASSKEY), row.value2()))
                .orElseGet(() -> new Chosen(Requirement.NONE, 0));
    }

    /** Unless somebody was faster: then false. */
    boolean choose(OrganizationId organization, Requirement required, long ifVersion, Instant at) {
        if (ifVersion == 0) {
            return sql.insertInto(TWO_FACTOR_REQUIREMENT)
                            .set(TWO_FACTOR_REQUIREMENT.ORGANIZATION_ID, organization.value())
                            .set(TWO_FACTOR_REQUIREMENT.REQUIRED, required.word())
                            .set(TWO_FACTOR_REQUIREMENT.CHANGED_AT, at)
                            .onConflictDoNothing()
                            .execute()
                    > 0;
        }
        return sql.update(TWO_FACTOR_REQUIREMENT)
                        .set(TWO_FACTOR_REQUIREMENT.REQUIRED, required.word())
                        .set(TWO_FACTOR_REQUIREMENT.CHANGED_AT, at)
                        .set(TWO_FACTOR_REQUIREMENT.VERSION, TWO_FACTOR_REQUIREMENT.VERSION.plus(1))
                        .where(
                                TWO_FACTOR_REQUIREMENT.ORGANIZATION_ID.eq(organization.value()),
                                TWO_FACTOR_REQUIREMENT.VERSION.eq(ifVersion))
                        .execute()
                > 0;
    }
}
