package io.svara.tickets.store;

import static svara.db.jooq.Tables.TICKET_TYPE;

import io.svara.kernel.access.Scope;
import io.svara.tickets.TypeId;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/** What tickets are about, in the organisation's own words (TIC-3). */
@Component
public class TypeRows {

    public record TicketType(TypeId id, String name, long version) {}

    private final DSLContext sql;
    private final Clock clock;

    TypeRows(DSLContext sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** Those that can be chosen, in their order. */
    public List<TicketType> all() {
        return inOrder(living());
    }

    /** Removed ones too: tickets may still have them. */
    public List<TicketType> ever() {
        return inOrder(own());
    }

    private List<TicketType> inOrder(Condition condition) {
        return sql.selectFrom(TICKET_TYPE)
                .where(condition)
                .orderBy(TICKET_TYPE.POSITION, TICKET_TYPE.ID)
                .fetch(TypeRows::type);
    }

    /** Those that can be chosen, in their order; until the transaction ends nobody else adds, orders or removes any. */
    public List<TicketType> lockLiving() {
        return sql.selectFrom(TICKET_TYPE)
                .where(living())
                .orderBy(TICKET_TYPE.POSITION, TICKET_TYPE.ID)
                .forNoKeyUpdate()
                .fetch(TypeRows::type);
    }

    /** Whether it can be chosen. */
    public boolean isLiving(TypeId id) {
        return sql.fetchExists(DSL.selectOne().from(TICKET_TYPE).where(living(), TICKET_TYPE.ID.eq(id.value())));
    }

    /** As the last one. Empty when a living one has this name already. */
    public Optional<TicketType> add(String name, int position) {
        return sql.insertInto(TICKET_TYPE)
                .set(TICKET_TYPE.ORGANIZATION_ID, organization())
                .set(TICKET_TYPE.NAME, name)
                .set(TICKET_TYPE.POSITION, position)
                .onConflictDoNothing()
                .returning()
                .fetchOptional(TypeRows::type);
    }

    public boolean isNameTaken(String name, TypeId by) {
        return sql.fetchExists(DSL.selectOne()
                .from(TICKET_TYPE)
                .where(living(), DSL.lower(TICKET_TYPE.NAME).eq(DSL.lower(name)), TICKET_TYPE.ID.ne(by.value())));
    }

    public TicketType rename(TypeId id, String name) {
        return sql.update(TICKET_TYPE)
                .set(TICKET_TYPE.NAME, name)
                .set(TICKET_TYPE.VERSION, TICKET_TYPE.VERSION.plus(1))
                .where(living(), TICKET_TYPE.ID.eq(id.value()))
                .returning()
                .fetchSingle(TypeRows::type);
    }

    /** Its name is free, and stays on its tickets. */
    public void remove(TypeId id) {
        sql.update(TICKET_TYPE)
                .set(TICKET_TYPE.REMOVED_AT, clock.instant())
                .set(TICKET_TYPE.VERSION, TICKET_TYPE.VERSION.plus(1))
                .where(living(), TICKET_TYPE.ID.eq(id.value()))
                .execute();
    }

    public void order(List<TypeId> ids) {
        for (var position = 0; position < ids.size(); position++) {
            sql.update(TICKET_TYPE)
                    .set(TICKET_TYPE.POSITION, position)
                    .where(living(), TICKET_TYPE.ID.eq(ids.get(position).value()))
                    .execute();
        }
    }

    private static Condition own() {
        return TICKET_TYPE.ORGANIZATION_ID.eq(organization());
    }

    private static Condition living() {
        return own().and(TICKET_TYPE.REMOVED_AT.isNull());
    }

    private static long organization() {
        return Scope.organization().value();
    }

    private static TicketType type(Record row) {
        return new TicketType(
                new TypeId(row.get(TICKET_TYPE.ID)), row.get(TICKET_TYPE.NAME), row.get(TICKET_TYPE.VERSION));
    }
}
