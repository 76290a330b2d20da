package io.svara.kernel.metrics;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.binder.jvm.ClassLoaderMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.config.MeterFilterReply;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The registry that all count into. */
@Configuration(proxyBeanMethods = false)
class Metrics {

    /** So that a mistake in a label cannot fill the memory. */
    private static final int MAX_METERS = 2000;

    @Bean
    PrometheusMeterRegistry meterRegistry() {
        var registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        registry.config().meterFilter(new MeterFilter() {
            @Override
            public MeterFilterReply accept(Meter.Id id) {
                return registry.getMeters().size() < MAX_METERS ? MeterFilterReply.NEUTRAL : MeterFilterReply.DENY;
            }
        });
        return registry;
    }

    @Bean(destroyMethod = "close")
    JvmGcMetrics garbageCollection() {
        return new JvmGcMetrics();
    }

    /** Last, since a binder may need whatever the application is made of. */
    @Bean
    SmartInitializingSingleton boundMeters(PrometheusMeterRegistry registry, ObjectProvider<MeterBinder> binders) {
        return () -> {
            new JvmMemoryMetrics().bindTo(registry);
            new JvmThreadMetrics().bindTo(registry);
            new ClassLoaderMetrics().bindTo(registry);
            new ProcessorMetrics().bindTo(registry);
            new UptimeMetrics().bindTo(registry);
            new FileDescriptorMetrics().bindTo(registry);
            binders.forEach(binder -> binder.bindTo(registry));
        };
    }
}
