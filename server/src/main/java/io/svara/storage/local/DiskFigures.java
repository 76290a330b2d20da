package io.svara.storage.local;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.function.ToDoubleFunction;
import org.springframework.stereotype.Component;

/** The disk that files, the spool and the embedded database share. */
@Component
class DiskFigures implements MeterBinder {

    private final StorageSettings settings;
    private final FreeSpace freeSpace;

    DiskFigures(StorageSettings settings, FreeSpace freeSpace) {
        this.settings = settings;
        this.freeSpace = freeSpace;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("svara.disk.free.bytes", freeSpace, FreeSpace::bytes)
                .description("Free room on the disk of the data folder")
                .register(registry);
        Gauge.builder("svara.disk.minimum.bytes", settings, (ToDoubleFunction<StorageSettings>)
                        StorageSettings::minimumFreeBytes)
                .description("Below this much free room no mail and no upload is taken")
                .register(registry);
    }
}
