package io.svara.tickets.list;

import static svara.db.jooq.Tables.TICKET;
import static svara.db.jooq.Tables.TICKET_LABEL;

import io.svara.kernel.paging.Cursor;
import io.svara.organization.LabelId;
import io.svara.tickets.list.TicketQuery.Sort;
import java.time.Instant;
import java.util.List;
import org.jooq.Condition;
import org.jooq.OrderField;
import org.jooq.TableField;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * The order of a list in SQL's words: by an instant, then by id.
 *
 * @param along the label whose tickets are read in its own order; null when the tickets' own order is read
 */
record ListOrder(@Nullable LabelId along, TableField<?, Instant> instant, TableField<?, Long> id, boolean newestFirst) {

    static ListOrder of(TicketQuery query) {
        var sort = query.sort();
        if (goesAlongLabel(query)) {
            return new ListOrder(query.label(), TICKET_LABEL.UPDATED_AT, TICKET_LABEL.TICKET_ID, sort.newestFirst());
        }
        return new ListOrder(null, instant(sort), TICKET.ID, sort.newestFirst());
    }

    /** The order is then the label's own, and only its tickets are in it: asking each for the label would double the planning. */
    static boolean goesAlongLabel(TicketQuery query) {
        return query.label() != null && query.search() == null && query.sort().byUpdated();
    }

    private static TableField<?, Instant> instant(Sort sort) {
        return sort.byUpdated() ? TICKET.UPDATED_AT : TICKET.CREATED_AT;
    }

    /** Behind the cursor's place; all, without one. */
    Condition after(@Nullable Cursor cursor) {
        if (cursor == null) {
            return DSL.noCondition();
        }
        var place = DSL.row(instant, id);
        return newestFirst ? place.lt(cursor.at(), cursor.id()) : place.gt(cursor.at(), cursor.id());
    }

    List<OrderField<?>> fields() {
        return newestFirst ? List.of(instant.desc(), id.desc()) : List.of(instant.asc(), id.asc());
    }
}
