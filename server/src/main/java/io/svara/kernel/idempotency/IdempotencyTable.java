package io.svara.kernel.idempotency;

import static svara.db.jooq.Tables.IDEMPOTENCY_KEY;

import io.svara.kernel.OrganizationId;
import io.svara.kernel.access.Actor;
import java.time.Instant;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

@Component
class IdempotencyTable {

    /** A few of the organisation's old rows go with each new one: no row outlives its use by much. */
    private static final int SWEPT_AT_ONCE = 20;

    private final DSLContext sql;

    IdempotencyTable(DSLContext sql) {
        this.sql = sql;
    }

    /** A kept answer. {@code status} is null only inside the transaction that is about to fill it. */
    record Kept(
            byte[] requestHash,
            @Nullable Integer status,
            @Nullable String location,
            @Nullable String body) {}

    /** Waits while another transaction has the same key under way. False when the key has been used. */
    boolean claim(Actor.Agent agent, String key, byte[] requestHash, Instant at) {
        return sql.insertInto(IDEMPOTENCY_KEY)
                        .set(
                                IDEMPOTENCY_KEY.ORGANIZATION_ID,
                                agent.organization().value())
                        .set(IDEMPOTENCY_KEY.AGENT_ID, agent.agent().value())
                        .set(IDEMPOTENCY_KEY.KEY, key)
                        .set(IDEMPOTENCY_KEY.REQUEST_HASH, requestHash)
                        .set(IDEMPOTENCY_KEY.CREATED_AT, at)
                        .onConflictDoNothing()
                        .execute()
                > 0;
    }

    Optional<Kept> find(Actor.Agent agent, String key) {
        return sql.select(
                        IDEMPOTENCY_KEY.REQUEST_HASH,
                        IDEMPOTENCY_KEY.STATUS,
                        IDEMPOTENCY_KEY.LOCATION,
                        IDEMPOTENCY_KEY.BODY)
                .from(IDEMPOTENCY_KEY)
                .where(
                        IDEMPOTENCY_KEY.ORGANIZATION_ID.eq(agent.organization().value()),
                        IDEMPOTENCY_KEY.AGENT_ID.eq(agent.agent().value()),
                        IDEMPOTENCY_KEY.KEY.eq(key))
                .fetchOptional(row -> new Kept(row.value1(), row.value2(), row.value3(), row.value4()));
    }

    void keep(Actor.Agent agent, String key, int status, @Nullable String location, @Nullable String body) {
        sql.update(IDEMPOTENCY_KEY)
                .set(IDEMPOTENCY_KEY.STATUS, status)
                .set(IDEMPOTENCY_KEY.LOCATION, location)
                .set(IDEMPOTENCY_KEY.BODY, body)
                .where(
                        IDEMPOTENCY_KEY.ORGANIZATION_ID.eq(agent.organization().value()),
                        IDEMPOTENCY_KEY.AGENT_ID.eq(agent.agent().value()),
                        IDEMPOTENCY_KEY.KEY.eq(key))
                .execute();
    }

    void deleteAll(OrganizationId organization, Instant olderThan) {
        sql.deleteFrom(IDEMPOTENCY_KEY)
                .where(
                        IDEMPOTENCY_KEY.ORGANIZATION_ID.eq(organization.value()),
                        IDEMPOTENCY_KEY.CREATED_AT.lt(olderThan))
                .execute();
    }

    /** Rows that another transaction is sweeping, or is reading to answer with, are passed over. */
    void sweep(Actor.Agent agent, Instant olderThan) {
        var organization = agent.organization().value();
        var old = sql.select(IDEMPOTENCY_KEY.AGENT_ID, IDEMPOTENCY_KEY.KEY)
                .from(IDEMPOTENCY_KEY)
                .where(IDEMPOTENCY_KEY.ORGANIZATION_ID.eq(organization), IDEMPOTENCY_KEY.CREATED_AT.lt(olderThan))
                .orderBy(IDEMPOTENCY_KEY.CREATED_AT)
                .limit(SWEPT_AT_ONCE)
                .forUpdate()
                .skipLocked()
                .fetch();
        for (var row : old) {
            sql.deleteFrom(IDEMPOTENCY_KEY)
                    .where(
                            IDEMPOTENCY_KEY.ORGANIZATION_ID.eq(organization),
                            IDEMPOTENCY_KEY.AGENT_ID.eq(row.value1()),
                            IDEMPOTENCY_KEY.KEY.eq(row.value2()))
                    .execute();
        }
    }
}
