package io.svara.tickets.suggest;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.svara.kernel.OrganizationId;
import io.svara.kernel.access.Scope;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** What was learned of each organisation's labels, for as long as it is worth: an hour, or a minute where there was too little to learn from. */
@Component
class LabelModels {

    /** The newest: what labels mean changes, and so do products. */
    private static final int TICKETS = 3_000;

    private static final Duration LEARNED = Duration.ofHours(1);
    private static final Duration NOTHING_LEARNED = Duration.ofMinutes(1);

    /** Numbers in all, some 16 bytes each. */
    private static final long MOST = 4_000_000;

    private record Kept(Optional<LabelModel> model, Instant until) {}

    private final Cache<OrganizationId, Kept> kept = Caffeine.newBuilder()
            .maximumWeight(MOST)
            .weigher((OrganizationId _, Kept one) ->
                    one.model().map(LabelModel::size).orElse(1))
            .build();
    private final LabelSuggestionRows rows;
    private final TransactionTemplate transaction;
    private final Clock clock;

    LabelModels(LabelSuggestionRows rows, TransactionTemplate transaction, Clock clock) {
        this.rows = rows;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Of the scope's organisation. Learning takes a second at most, and is done outside of any transaction. */
    Optional<LabelModel> current() {
        var organization = Scope.organization();
        var now = clock.instant();
        var known = kept.getIfPresent(organization);
        if (known != null && known.until().isAfter(now)) {
            return known.model();
        }
        var texts = Objects.requireNonNull(transaction.execute(_ -> rows.newest(TICKETS)));
        var model = LabelModel.learn(texts);
        kept.put(organization, new Kept(model, now.plus(model.isPresent() ? LEARNED : NOTHING_LEARNED)));
        return model;
    }
}
