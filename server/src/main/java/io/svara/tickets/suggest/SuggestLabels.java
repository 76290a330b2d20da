package io.svara.tickets.suggest;

import io.svara.kernel.log.Change;
import io.svara.kernel.log.Log;
import io.svara.kernel.queue.DueHandler;
import io.svara.kernel.queue.DueJob;
import io.svara.organization.Labels;
import io.svara.tickets.TicketId;
import io.svara.tickets.store.TicketRows;
import io.svara.tickets.suggest.LabelModel.Guess;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Guesses one ticket's labels, and writes down those that it does not have. */
@Component
class SuggestLabels implements DueHandler {

    private final LabelModels models;
    private final LabelSuggestionRows suggestions;
    private final TicketRows tickets;
    private final Labels labels;
    private final Log log;
    private final TransactionTemplate transaction;
    private final Clock clock;

    SuggestLabels(
            LabelModels models,
            LabelSuggestionRows suggestions,
            TicketRows tickets,
            Labels labels,
            Log log,
            TransactionTemplate transaction,
            Clock clock) {
        this.models = models;
        this.suggestions = suggestions;
        this.tickets = tickets;
        this.labels = labels;
        this.log = log;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Override
    public Outcome handle(DueJob job) {
        var ticket = new TicketId(job.id());
        var text = Objects.requireNonNull(transaction.execute(_ -> suggestions.beginning(ticket)));
        var guesses = text.flatMap(written -> models.current().map(model -> model.guess(written)))
                .orElse(List.of());
        if (!guesses.isEmpty()) {
            transaction.executeWithoutResult(_ -> writeDown(ticket, guesses));
        }
        return DueHandler.done();
    }

    private void writeDown(TicketId id, List<Guess> guesses) {
        if (tickets.lock(id).isEmpty()) {
            return;
        }
        var had = tickets.labels(id);
        var choosable = labels.choosable(guesses.stream().map(Guess::label).toList());
        var missing = guesses.stream()
                .filter(guess -> choosable.contains(guess.label()) && !had.contains(guess.label()))
                .toList();
        if (missing.isEmpty()) {
            return;
        }
        suggestions.set(id, missing, clock.instant());
        log.append(Change.of("ticket.labels-suggested", "ticket", id)
                .with("labels", missing.stream().map(Guess::label).toList()));
    }
}
