package io.svara.webhooks.delivery;

import io.svara.kernel.log.Change;
import io.svara.kernel.log.Log;
import io.svara.kernel.queue.DueHandler;
import io.svara.kernel.queue.DueJob;
import io.svara.webhooks.DeliveryId;
import io.svara.webhooks.store.DeliveryRows;
import io.svara.webhooks.store.DeliveryRows.Tried;
import io.svara.webhooks.store.Trouble;
import io.svara.webhooks.store.Webhook;
import io.svara.webhooks.store.WebhookDelivery;
import io.svara.webhooks.store.WebhookRows;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Makes one call outside of any transaction, and writes down what came of it. What is not taken is tried again with growing pauses
 * for a day and more; each try has the same id, by which its receiver knows what it has had already.
 */
@Component
class SendDelivery implements DueHandler {

    /** After the first try, the second, and so on: Standard Webhooks' schedule. */
    static final List<Duration> PAUSES = List.of(
            Duration.ofSeconds(5),
            Duration.ofMinutes(5),
            Duration.ofMinutes(30),
            Duration.ofHours(2),
            Duration.ofHours(5),
            Duration.ofHours(10),
            Duration.ofHours(10));

    private static final int GONE = 410;

    private record Call(WebhookDelivery delivery, Webhook webhook, String body, List<String> secrets) {}

    private final DeliveryRows rows;
    private final WebhookRows webhooks;
    private final WebhookSecrets secrets;
    private final WebhookHttp http;
    private final CallTurns turns;
    private final Log log;
    private final TransactionTemplate transaction;
    private final Clock clock;

    SendDelivery(
            DeliveryRows rows,
            WebhookRows webhooks,
            WebhookSecrets secrets,
            WebhookHttp http,
            CallTurns turns,
            Log log,
            TransactionTemplate transaction,
            Clock clock) {
        this.rows = rows;
        this.webhooks = webhooks;
        this.secrets = secrets;
        this.http = http;
        this.turns = turns;
        this.log = log;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Override
    public Outcome handle(DueJob job) {
        var id = new DeliveryId(job.id());
        return Objects.requireNonNull(transaction.execute(_ -> rows.find(id)))
                .filter(delivery -> delivery.state().equals(WebhookDelivery.WAITING))
                .map(this::inTurn)
                .orElseGet(DueHandler::done);
    }

    private Outcome inTurn(WebhookDelivery delivery) {
        try (var turn = turns.take(delivery.webhook())) {
            return turn == null ? DueHandler.retry(turns.later(delivery.webhook())) : send(delivery);
        }
    }

    private Outcome send(WebhookDelivery delivery) {
        return Objects.requireNonNull(transaction.execute(_ -> call(delivery)))
                .map(this::send)
                .orElseGet(DueHandler::done);
    }

    private Outcome send(Call call) {
        var delivery = call.delivery();
        var at = clock.instant();
        var headers = Map.of(
                "webhook-id", delivery.messageId(),
                "webhook-timestamp", Long.toString(at.getEpochSecond()),
                "webhook-signature", Signature.of(delivery.messageId(), at, call.body(), call.secrets()));
        var answer = http.post(URI.create(call.webhook().url()), headers, call.body());
        return Objects.requireNonNull(transaction.execute(_ -> writeDown(call, answer)));
    }

    /** Empty: nothing is to be called. */
    private Optional<Call> call(WebhookDelivery delivery) {
        var webhook = webhooks.find(delivery.webhook()).orElse(null);
        if (webhook == null || !webhook.enabled()) {
            rows.givenUp(delivery.id(), Trouble.SWITCHED_OFF);
            return Optional.empty();
        }
        return Optional.of(
                new Call(delivery, webhook, rows.contents(delivery.id()).body(), secrets.signing(webhook.id())));
    }

    private Outcome writeDown(Call call, WebhookHttp.Answer answer) {
        var webhook = call.webhook().id();
        var trouble = trouble(answer);
        var pause = trouble == null || trouble == Trouble.GONE ? null : pause(call.delivery());
        Instant next = pause == null ? null : clock.instant().plus(pause);
        rows.tried(
                call.delivery().id(), new Tried(answer.statusCode(), trouble, answer.detail(), answer.answer(), next));
        if (trouble == null) {
            webhooks.works(webhook);
        } else {
            webhooks.fails(webhook, trouble.word());
        }
        if (trouble == Trouble.GONE && webhooks.gone(webhook)) {
            log.append(Change.of("webhook.switched-off", "webhook", webhook));
        }
        return pause == null ? DueHandler.done() : DueHandler.retry(pause);
    }

    /** Null: it was the last try. */
    private static @Nullable Duration pause(WebhookDelivery delivery) {
        return delivery.attempts() < PAUSES.size() ? PAUSES.get(delivery.attempts()) : null;
    }

    private static @Nullable Trouble trouble(WebhookHttp.Answer answer) {
        var status = answer.statusCode();
        if (status == null) {
            return answer.trouble();
        }
        if (status == GONE) {
            return Trouble.GONE;
        }
        return switch (status / 100) {
            case 2 -> null;
            case 3 -> Trouble.REDIRECT;
            default -> Trouble.STATUS;
        };
    }
}
