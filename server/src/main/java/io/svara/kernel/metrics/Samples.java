package io.svara.kernel.metrics;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Asks all that is {@link Sampled} anew when somebody looks and the last answers are old. Without scrapes it costs nothing. */
@Component
class Samples implements MeterBinder {

    static final long FRESH_SECONDS = 15;

    private static final Logger LOG = LoggerFactory.getLogger(Samples.class);

    private final List<Sampled> sampled;
    private final ReentrantLock sampling = new ReentrantLock();
    private long sampledNanos;
    private boolean begun;
    private volatile boolean answered;

    Samples(List<Sampled> sampled) {
        this.sampled = List.copyOf(sampled);
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("svara.database.up", () -> answered ? 1 : 0)
                .description("1 when the database answered the last time that figures were read from it, else 0")
                .register(registry);
    }

    /** A second caller takes what is there, rather than wait for a database that is slow. */
    void refresh() {
        if (!sampling.tryLock()) {
            return;
        }
        try {
            if (!begun || System.nanoTime() - sampledNanos >= FRESH_SECONDS * 1_000_000_000) {
                begun = true;
                answered = askAll();
                sampledNanos = System.nanoTime();
            }
        } finally {
            sampling.unlock();
        }
    }

    /** Ends at the first failure: each of the others would wait as long for the same database. */
    private boolean askAll() {
        try {
            sampled.forEach(Sampled::sample);
            return true;
        } catch (RuntimeException failed) {
            LOG.warn("Figures could not be read from the database", failed);
            return false;
        }
    }
}
