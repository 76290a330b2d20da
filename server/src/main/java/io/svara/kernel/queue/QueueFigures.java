package io.svara.kernel.queue;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.svara.kernel.metrics.Sampled;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToDoubleFunction;
import org.springframework.stereotype.Component;

/** How much each due queue has before it, of all organisations together. */
@Component
class QueueFigures implements MeterBinder, Sampled {

    private final List<DueQueue> queues;
    private final Map<DueQueue, Backlog> backlogs = new ConcurrentHashMap<>();

    QueueFigures(List<DueQueue> queues) {
        this.queues = List.copyOf(queues);
    }

    @Override
    public void sample() {
        queues.forEach(queue -> backlogs.put(queue, queue.backlog()));
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        for (var queue : queues) {
            gauge("svara.queue.waiting", "Jobs in the queue, also those for later", queue, Backlog::waiting, registry);
            gauge(
                    "svara.queue.due",
                    "Jobs whose time has come and that nobody has begun",
                    queue,
                    Backlog::due,
                    registry);
            gauge(
                    "svara.queue.retried",
                    "Jobs that have failed before and are tried again",
                    queue,
                    Backlog::retried,
                    registry);
            gauge(
                    "svara.queue.oldest.due.seconds",
                    "For how long the oldest of the due jobs has been due",
                    queue,
                    backlog -> backlog.oldest().toMillis() / 1000.0,
                    registry);
        }
    }

    private void gauge(
            String name, String description, DueQueue queue, ToDoubleFunction<Backlog> figure, MeterRegistry registry) {
        Gauge.builder(name, queue, of -> figure.applyAsDouble(backlogs.getOrDefault(of, Backlog.NONE)))
                .tag("queue", queue.name())
                .description(description)
                .register(registry);
    }
}
