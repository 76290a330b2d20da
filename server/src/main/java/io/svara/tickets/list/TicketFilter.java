package io.svara.tickets.list;

import io.svara.kernel.problem.Problem;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The filters that everybody has (TIC-15). */
enum TicketFilter {
    /** New or Reply. */
    ALL_UNSOLVED,
    MY_UNSOLVED,
    /** Nobody's, and neither Solved nor Closed. */
    UNASSIGNED,
    /** All but Closed: Solved is in. */
    ALL_OPEN,
    /** The agent's own stars, whatever the status. */
    MY_STARRED,
    /** The agent is named in one of its notes, and it is neither Solved nor Closed. */
    MENTIONS,
    SOLVED_CLOSED,
    TRASH;

    /** Whether a counter stands beside it: what is done only ever grows, and says nothing. */
    boolean counted() {
        return this != SOLVED_CLOSED && this != TRASH;
    }

    /** Whether it holds other tickets for one agent than for another who sees the same mailboxes. */
    boolean ofAgent() {
        return this == MY_UNSOLVED || this == MY_STARRED || this == MENTIONS;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static @Nullable TicketFilter parse(@Nullable String word) {
        if (word == null || word.isBlank()) {
            return null;
        }
        return Arrays.stream(values())
                .filter(filter -> filter.word().equals(word))
                .findAny()
                .orElseThrow(() -> Problem.invalid(
                        "filter",
                        "unknown-filter",
                        "Use one of "
                                + String.join(
                                        ", ",
                                        Arrays.stream(values())
                                                .map(TicketFilter::word)
                                                .toList()) + "."));
    }
}
