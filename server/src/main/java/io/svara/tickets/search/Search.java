package io.svara.tickets.search;

import io.svara.kernel.OrganizationId;
import io.svara.kernel.paging.Cursor;
import io.svara.tickets.TicketId;
import io.svara.tickets.search.SearchRows.Row;
import io.svara.tickets.search.SearchStretches.Stretch;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * One search: the tickets that match, each once at its newest match, newest first. A common word is found by walking back
 * from the newest row. All others are asked of the words' index, for one stretch of time after the other. Of a word that is
 * neither common nor rare the first is as long as the walk's matches promise to fill the page, so that few of its many rows
 * are read.
 */
final class Search {

    /** Each row costs unpacking its words, some ten times what the index needs for it: enough for a common word only. */
    private static final int WALKED_ROWS = 200;

    /** As far as one walks for a word that stands in every tenth message or in more. */
    private static final int MOST_WALKED_ROWS = 2_000;

    private static final int COMMON = 10;

    /** What stands in every hundredth message or in more is likely to be found near by. Each look reads all that waits for the index. */
    private static final int PROMISING = 100;

    /** Of the matches in a stretch, so many times the page are looked at first: of many, most are never needed. */
    private static final int LOOKED_AT = 4;

    private final SearchRows rows;
    private final UnaryOperator<Set<TicketId>> shown;
    private final OrganizationId organization;
    private final SearchQuery query;
    private final @Nullable Cursor after;
    private final int limit;

    private final List<Row> hits = new ArrayList<>();
    /** Tickets whose newest match has been met, be they shown or not. */
    private final Set<TicketId> met = new HashSet<>();
    /** As far as one has come. */
    private @Nullable Cursor last;

    private @Nullable Instant newest;
    private int walked;
    private int matching;
    private boolean atEnd;

    /**
     * @param shown those of some tickets that the agent may see and that pass the list's filter
     * @param after where the page before ended
     * @param limit enough of them
     */
    Search(
            SearchRows rows,
            UnaryOperator<Set<TicketId>> shown,
            OrganizationId organization,
            SearchQuery query,
            @Nullable Cursor after,
            int limit) {
        this.rows = rows;
        this.shown = shown;
        this.organization = organization;
        this.query = query;
        this.after = after;
        this.last = after;
        this.limit = limit;
    }

    /** Each ticket at its newest match. */
    List<Row> hits() {
        walkBack(WALKED_ROWS);
        while (wantsMore() && walked < MOST_WALKED_ROWS && matching * COMMON >= walked) {
            walkBack(Math.clamp(rowsFor(limit - hits.size()), WALKED_ROWS, MOST_WALKED_ROWS));
        }
        if (wantsMore()) {
            lookUp();
        }
        return hits.size() > limit ? hits.subList(0, limit) : hits;
    }

    private boolean wantsMore() {
        return hits.size() < limit && !atEnd;
    }

    private void walkBack(int count) {
        var found = rows.walkBack(organization, query, last, count);
        atEnd = found.size() < count;
        if (found.isEmpty()) {
            return;
        }
        newest = newest == null ? found.getFirst().at() : newest;
        last = found.getLast().cursor();
        var matches = found.stream().filter(Row::matches).toList();
        walked += found.size();
        matching += matches.size();
        take(matches);
    }

    /** So many rows are likely to hold some tickets, and a few more, as the walked ones held matches. */
    private int rowsFor(int tickets) {
        return walked * 3 / 2 * tickets / Math.max(1, matching);
    }

    private void lookUp() {
        var from = Objects.requireNonNull(last).at();
        var oldest = rows.oldest(organization).orElse(from);
        var timeOfARow = Duration.between(from, Objects.requireNonNull(newest)).dividedBy(walked);
        var first = matching * PROMISING < walked ? null : timeOfARow.multipliedBy(rowsFor(limit - hits.size()));
        var stretches = SearchStretches.between(from, oldest, first);
        while (hits.size() < limit && stretches.hasNext()) {
            lookUp(stretches.next());
        }
    }

    /** The newest matches first, and more only while too few of them are to be shown. */
    private void lookUp(Stretch stretch) {
        for (int count = LOOKED_AT * limit; hits.size() < limit; count *= LOOKED_AT) {
            var found = rows.lookUp(organization, query, stretch, last, count);
            take(found);
            if (found.size() < count) {
                return;
            }
            last = found.getLast().cursor();
        }
    }

    private void take(List<Row> matches) {
        var newestOfTicket = new LinkedHashMap<TicketId, Row>();
        for (var match : matches) {
            if (met.add(match.ticket())) {
                newestOfTicket.put(match.ticket(), match);
            }
        }
        if (newestOfTicket.isEmpty()) {
            return;
        }
        var taken = new HashSet<>(shown.apply(newestOfTicket.keySet()));
        if (after != null && !taken.isEmpty()) {
            taken.removeAll(rows.matchingBefore(organization, query, after, taken));
        }
        newestOfTicket.forEach((ticket, row) -> {
            if (taken.contains(ticket)) {
                hits.add(row);
            }
        });
    }
}
