package io.svara.people.session;

import static svara.db.jooq.Tables.SIGN_IN_GUARD;

import java.time.Instant;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** Failed sign-ins, kept over restarts and shared by all nodes. */
@Component
class GuardTable {

    private final DSLContext sql;

    GuardTable(DSLContext sql) {
        this.sql = sql;
    }

    /** The key's row, made when there was none, locked until the transaction ends. */
    GuardPolicy.State lock(String key, Instant now) {
        sql.insertInto(SIGN_IN_GUARD)
                .set(SIGN_IN_GUARD.KEY, key)
                .set(SIGN_IN_GUARD.FAILURES, 0)
                .set(SIGN_IN_GUARD.LAST_AT, now)
                .set(SIGN_IN_GUARD.BLOCKED_UNTIL, GuardPolicy.NOT_BLOCKED)
                .onConflictDoNothing()
                .execute();
        return sql.select(SIGN_IN_GUARD.FAILURES, SIGN_IN_GUARD.LAST_AT, SIGN_IN_GUARD.BLOCKED_UNTIL)
                .from(SIGN_IN_GUARD)
                .where(SIGN_IN_GUARD.KEY.eq(key))
                .forUpdate()
                .fetchOptional(row -> new GuardPolicy.State(row.value1(), row.value2(), row.value3()))
                .orElseGet(() -> GuardPolicy.State.clean(now));
    }

    void write(String key, GuardPolicy.State state) {
        sql.update(SIGN_IN_GUARD)
                .set(SIGN_IN_GUARD.FAILURES, state.failures())
                .set(SIGN_IN_GUARD.LAST_AT, state.lastAt())
                .set(SIGN_IN_GUARD.BLOCKED_UNTIL, state.blockedUntil())
                .where(SIGN_IN_GUARD.KEY.eq(key))
                .execute();
    }

    void clear(String key) {
        sql.deleteFrom(SIGN_IN_GUARD).where(SIGN_IN_GUARD.KEY.eq(key)).execute();
    }

    int deleteOlderThan(Instant at) {
        return sql.deleteFrom(SIGN_IN_GUARD)
                .where(SIGN_IN_GUARD.LAST_AT.lt(at), SIGN_IN_GUARD.BLOCKED_UNTIL.lt(at))
                .execute();
    }
}
