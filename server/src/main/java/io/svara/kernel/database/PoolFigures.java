package io.svara.kernel.database;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.function.ToIntFunction;
import javax.sql.DataSource;
import org.springframework.stereotype.Component;

/** The connections that requests and jobs share. */
@Component
class PoolFigures implements MeterBinder {

    private final DataSource dataSource;

    PoolFigures(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        if (dataSource instanceof HikariDataSource pool) {
            gauge(
                    "svara.database.connections.active",
                    "Connections at work",
                    pool,
                    HikariPoolMXBean::getActiveConnections,
                    registry);
            gauge(
                    "svara.database.connections.idle",
                    "Connections that wait for work",
                    pool,
                    HikariPoolMXBean::getIdleConnections,
                    registry);
            gauge(
                    "svara.database.connections.awaited",
                    "Requests and jobs that wait for a connection",
                    pool,
                    HikariPoolMXBean::getThreadsAwaitingConnection,
                    registry);
            Gauge.builder("svara.database.connections.max", pool, HikariDataSource::getMaximumPoolSize)
                    .description("Connections that there can be")
                    .register(registry);
        }
    }

    private static void gauge(
            String name,
            String description,
            HikariDataSource pool,
            ToIntFunction<HikariPoolMXBean> figure,
            MeterRegistry registry) {
        Gauge.builder(name, pool, of -> {
                    var open = of.getHikariPoolMXBean();
                    return open == null ? 0 : figure.applyAsInt(open);
                })
                .description(description)
                .register(registry);
    }
}
