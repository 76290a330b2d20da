package io.svara;

import io.svara.kernel.SvaraSettings;
import io.svara.training.TrainingDay;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/** The start at the build, on a data folder of its own, by which later ones are fast. */
final class Training {

    /** After these Java has seen what is hot. */
    private static final int ROUNDS = 60;

    private static final Duration LONGEST = Duration.ofSeconds(90);

    private Training() {}

    static List<String> options() {
        return List.of("--svara.demo=true", "--svara.smtp-port=" + freePort());
    }

    static void run(ConfigurableApplicationContext context) {
        var webServer = ((WebServerApplicationContext) context).getWebServer();
        TrainingDay.work(
                webServer == null ? 0 : webServer.getPort(),
                context.getBean(SvaraSettings.class).smtpPort(),
                ROUNDS,
                LONGEST);
        context.close();
        System.exit(0);
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException none) {
            throw new UncheckedIOException(none);
        }
    }
}
