package io.svara.tickets.search;

import io.svara.kernel.AgentId;
import io.svara.kernel.paging.Cursor;
import io.svara.kernel.paging.Page;
import io.svara.mailboxes.Visibility;
import io.svara.tickets.TicketId;
import io.svara.tickets.TicketView;
import io.svara.tickets.search.SearchRows.Row;
import io.svara.tickets.store.TicketRows;
import io.svara.tickets.store.TicketViews;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jooq.Condition;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds tickets by what their messages say, newest match first; a ticket whose number was typed stands on top. */
@Component
public class SearchTickets {

    private static final Pattern NUMBER = Pattern.compile("#?(?:[\\p{L}\\p{N}-]{1,10}-)?(\\d{1,18})");

    private final SearchRows rows;
    private final TicketRows tickets;
    private final TicketViews views;

    SearchTickets(SearchRows rows, TicketRows tickets, TicketViews views) {
        this.rows = rows;
        this.tickets = tickets;
        this.views = views;
    }

    /** @param condition on the ticket, from the list's filter */
    public Page<TicketView> page(
            Visibility visibility,
            AgentId agent,
            String input,
            Condition condition,
            int limit,
            @Nullable Cursor cursor) {
        var numbered = numbered(input);
        var hits = hits(visibility, input, condition, limit, cursor);
        var page = Page.cut(hits, limit, Row::cursor);
        var ids = new ArrayList<TicketId>();
        if (cursor == null) {
            numbered.ifPresent(ids::add);
        }
        page.items().stream()
                .map(Row::ticket)
                .filter(ticket -> !numbered.equals(Optional.of(ticket)))
                .forEach(ids::add);
        var found = views.byId(ids, visibility, agent, condition);
        return new Page<>(ids.stream().map(found::get).filter(Objects::nonNull).toList(), page.next());
    }

    private List<Row> hits(
            Visibility visibility, String input, Condition condition, int limit, @Nullable Cursor cursor) {
        var query = Words.query(input);
        if (query.isEmpty() || visibility.mailboxes().isEmpty()) {
            return List.of();
        }
        UnaryOperator<Set<TicketId>> shown = some -> tickets.visible(visibility, some, condition);
        return new Search(rows, shown, visibility.organization(), query, cursor, limit + 1).hits();
    }

    private Optional<TicketId> numbered(String input) {
        var number = NUMBER.matcher(input.strip());
        return number.matches() ? tickets.byNumber(Long.parseLong(number.group(1))) : Optional.empty();
    }
}
