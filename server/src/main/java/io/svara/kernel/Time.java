package io.svara.kernel;

import java.time.Clock;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The clock. Microseconds, because that is what PostgreSQL keeps: what is written is what is read back. */
@Configuration(proxyBeanMethods = false)
public class Time {

    @Bean
    Clock clock() {
        return Clock.tick(Clock.systemUTC(), Duration.ofNanos(1000));
    }
}
