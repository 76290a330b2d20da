package io.svara.kernel.metrics;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.svara.kernel.CannotStart;
import io.svara.kernel.ServingOnly;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.security.MessageDigest;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** {@code GET /metrics} at a port of its own, when one is set. */
@Component
@ServingOnly
public class MetricsServer implements SmartLifecycle {

    private static final String TEXT = "text/plain; version=0.0.4; charset=utf-8";
    private static final int PHASE = 2000;

    private final MetricsSettings settings;
    private final PrometheusMeterRegistry registry;
    private final Samples samples;
    private @Nullable HttpServer server;

    MetricsServer(MetricsSettings settings, PrometheusMeterRegistry registry, Samples samples) {
        this.settings = settings;
        this.registry = registry;
        this.samples = samples;
    }

    /** The port that is really listened on. */
    public synchronized int port() {
        if (server == null) {
            throw new IllegalStateException("No metrics are shown");
        }
        return server.getAddress().getPort();
    }

    @Override
    public synchronized void start() {
        if (settings.port() == null) {
            return;
        }
        var address = new InetSocketAddress(settings.bind(), settings.port());
        try {
            var listening = HttpServer.create(address, 0);
            listening.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            listening.createContext("/", this::answer);
            listening.start();
            server = listening;
        } catch (IOException | IllegalArgumentException taken) {
            throw CannotStart.because("The metrics cannot listen at " + settings.bind() + ":" + settings.port()
                    + ": choose another address with SVARA_METRICS_BIND or SVARA_METRICS_PORT.");
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (!exchange.getRequestURI().getPath().equals("/metrics")) {
                exchange.sendResponseHeaders(404, -1);
            } else if (!exchange.getRequestMethod().equals("GET")) {
                exchange.sendResponseHeaders(405, -1);
            } else if (!mayRead(exchange)) {
                exchange.getResponseHeaders().set("WWW-Authenticate", "Bearer");
                exchange.sendResponseHeaders(401, -1);
            } else {
                show(exchange);
            }
        }
    }

    private boolean mayRead(HttpExchange exchange) {
        if (settings.token() == null) {
            return true;
        }
        var sent = exchange.getRequestHeaders().getFirst("Authorization");
        return sent != null
                && MessageDigest.isEqual(sent.getBytes(UTF_8), ("Bearer " + settings.token()).getBytes(UTF_8));
    }

    private void show(HttpExchange exchange) throws IOException {
        samples.refresh();
        var page = registry.scrape().getBytes(UTF_8);
        exchange.getResponseHeaders().set("Content-Type", TEXT);
        exchange.sendResponseHeaders(200, page.length);
        exchange.getResponseBody().write(page);
    }

    @Override
    public synchronized void stop() {
        if (server != null) {
            server.stop(0);
            server = null;
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return server != null;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }
}
