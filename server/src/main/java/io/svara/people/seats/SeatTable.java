package io.svara.people.seats;

import static svara.db.jooq.Tables.SEAT_LIMIT;

import io.svara.kernel.OrganizationId;
import io.svara.people.seats.Seats.Limit;
import java.util.Optional;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** The seats of organisations, as their operator has set them. */
@Component
class SeatTable {

    private final DSLContext sql;

    SeatTable(DSLContext sql) {
        this.sql = sql;
    }

    /** Empty: no limit. */
    Optional<Limit> find(OrganizationId organization) {
        return sql.selectFrom(SEAT_LIMIT)
                .where(SEAT_LIMIT.ORGANIZATION_ID.eq(organization.value()))
                .fetchOptional(row -> new Limit(row.getSeats(), row.getPrice()));
    }

    /** As {@link #find}, and nobody else takes a seat until the transaction ends. */
    Optional<Limit> lock(OrganizationId organization) {
        return sql.selectFrom(SEAT_LIMIT)
                .where(SEAT_LIMIT.ORGANIZATION_ID.eq(organization.value()))
                .forUpdate()
                .fetchOptional(row -> new Limit(row.getSeats(), row.getPrice()));
    }

    void write(OrganizationId organization, Limit limit) {
        sql.insertInto(SEAT_LIMIT)
                .set(SEAT_LIMIT.ORGANIZATION_ID, organization.value())
                .set(SEAT_LIMIT.SEATS, limit.seats())
                .set(SEAT_LIMIT.PRICE, limit.price())
                .onConflict(SEAT_LIMIT.ORGANIZATION_ID)
                .doUpdate()
                .set(SEAT_LIMIT.SEATS, limit.seats())
                .set(SEAT_LIMIT.PRICE, limit.price())
                .execute();
    }

    void remove(OrganizationId organization) {
        sql.deleteFrom(SEAT_LIMIT)
                .where(SEAT_LIMIT.ORGANIZATION_ID.eq(organization.value()))
                .execute();
    }
}
