package io.svara.webhooks.events;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.svara.kernel.access.Scope;
import io.svara.kernel.signal.SignalListener;
import io.svara.kernel.signal.Signals;
import io.svara.webhooks.WebhookId;
import io.svara.webhooks.store.Webhook;
import io.svara.webhooks.store.WebhookRows;
import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.stereotype.Component;

/**
 * Which webhooks are told of what, remembered for some seconds and dropped by a notice on all nodes: most organisations subscribe to
 * nothing, and every entry of the log asks.
 */
@Component
public class Subscriptions implements SignalListener {

    private static final String TOPIC = "webhooks";
    private static final int ORGANIZATIONS = 50_000;

    private record Told(WebhookId webhook, List<String> events) {}

    private final WebhookRows rows;
    private final Signals signals;
    private final Signals.Subscription subscription;
    private final Cache<String, List<Told>> cache = Caffeine.newBuilder()
            .maximumSize(ORGANIZATIONS)
            .expireAfterWrite(Duration.ofSeconds(30))
            .build();

    /** Counts what was dropped, so that rows read before a notice are not kept after it. */
    private final AtomicLong drops = new AtomicLong();

    Subscriptions(WebhookRows rows, Signals signals) {
        this.rows = rows;
        this.signals = signals;
        this.subscription = signals.subscribe(TOPIC, this);
    }

    /** To be said in the transaction that changes them. */
    public void renew() {
        signals.publishAfterCommit(TOPIC, key());
    }

    /** In a transaction. */
    List<WebhookId> to(TicketEvent event) {
        return told().stream()
                .filter(one -> one.events().contains(event.word()))
                .map(Told::webhook)
                .toList();
    }

    private List<Told> told() {
        var key = key();
        var kept = cache.getIfPresent(key);
        if (kept != null) {
            return kept;
        }
        var dropsBefore = drops.get();
        var read = rows.all().stream()
                .filter(Webhook::enabled)
                .filter(webhook -> !webhook.events().isEmpty())
                .map(webhook -> new Told(webhook.id(), webhook.events()))
                .toList();
        cache.put(key, read);
        if (drops.get() != dropsBefore) {
            cache.invalidate(key);
        }
        return read;
    }

    private static String key() {
        return Long.toString(Scope.organization().value());
    }

    @Override
    public void changed(Set<String> keys) {
        drops.incrementAndGet();
        cache.invalidateAll(keys);
    }

    @Override
    public void missed() {
        drops.incrementAndGet();
        cache.invalidateAll();
    }

    @PreDestroy
    void close() {
        subscription.close();
    }
}
