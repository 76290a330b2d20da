package io.svara.tickets.suggest;

import io.svara.kernel.queue.DueQueue;
import io.svara.tickets.TicketId;
import java.time.Clock;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/** Has a ticket's labels guessed, soon after the caller's transaction. */
@Component
public class LabelSuggestions {

    private final LabelSuggestionRows rows;
    private final DueQueue queue;
    private final Clock clock;

    LabelSuggestions(LabelSuggestionRows rows, @Qualifier("guessedLabels") DueQueue queue, Clock clock) {
        this.rows = rows;
        this.queue = queue;
        this.clock = clock;
    }

    public void ask(TicketId ticket) {
        rows.ask(ticket, clock.instant());
        queue.wakeAfterCommit();
    }
}
