package io.svara.web.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerMapping;

/**
 * Times each request under the pattern of its route, never its address: that would name tickets, and have no end. What goes
 * on after its thread has left, the streams of live events, is not timed.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
class RequestTimes extends OncePerRequestFilter {

    private static final Duration[] STEPS = {
        Duration.ofMillis(5),
        Duration.ofMillis(15),
        Duration.ofMillis(50),
        Duration.ofMillis(150),
        Duration.ofMillis(500),
        Duration.ofMillis(1500),
        Duration.ofSeconds(5)
    };

    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

    private final MeterRegistry registry;

    RequestTimes(MeterRegistry registry) {
        this.registry = registry;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var begun = System.nanoTime();
        try {
            chain.doFilter(request, response);
        } finally {
            if (!request.isAsyncStarted()) {
                timer(request, response).record(Duration.ofNanos(System.nanoTime() - begun));
            }
        }
    }

    private Timer timer(HttpServletRequest request, HttpServletResponse response) {
        return Timer.builder("svara.http.requests")
                .description("Requests by method, route and kind of answer")
                .tag("method", METHODS.contains(request.getMethod()) ? request.getMethod() : "other")
                .tag("route", route(request))
                .tag("status", response.getStatus() / 100 + "xx")
                .serviceLevelObjectives(STEPS)
                .register(registry);
    }

    private static String route(HttpServletRequest request) {
        var pattern = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
        if (pattern != null) {
            return pattern.toString();
        }
        return request.getRequestURI().startsWith("/api/") ? "refused" : "desk";
    }
}
