package io.svara;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/** What a server does in its first second, done once at the build, so that Java remembers the classes it takes. */
final class Training {

    private static final Logger LOG = LoggerFactory.getLogger(Training.class);
    private static final List<String> PATHS = List.of("/health", "/api/tickets", "/api/openapi.json", "/");

    private Training() {}

    static void run(ConfigurableApplicationContext context) {
        var webServer = ((WebServerApplicationContext) context).getWebServer();
        try (var client = HttpClient.newHttpClient()) {
            for (var path : PATHS) {
                ask(client, "http://127.0.0.1:" + (webServer == null ? 0 : webServer.getPort()) + path);
            }
        }
        context.close();
        System.exit(0);
    }

    private static void ask(HttpClient client, String address) {
        try {
            client.send(HttpRequest.newBuilder(URI.create(address)).build(), HttpResponse.BodyHandlers.discarding());
        } catch (IOException unanswered) {
            LOG.warn("{} did not answer", address);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
