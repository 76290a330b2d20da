package io.svara.kernel.log;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.svara.kernel.metrics.Sampled;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** How far the followers of the log are behind. */
@Component
class LogFigures implements MeterBinder, Sampled {

    private final LogLag lag;
    private volatile LogLag.Lag last = new LogLag.Lag(Duration.ZERO, 0);

    LogFigures(LogLag lag) {
        this.lag = lag;
    }

    @Override
    public void sample() {
        last = lag.read();
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("svara.log.waiting", () -> last.waiting())
                .description("Log entries that the followers have yet to see")
                .register(registry);
        Gauge.builder("svara.log.oldest.seconds", () -> last.oldest().toMillis() / 1000.0)
                .description("Age of the oldest of them")
                .register(registry);
    }
}
