package io.svara.mail.receive.smtp;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.subethamail.smtp.server.SMTPServer;
import org.subethamail.smtp.server.Session;

/**
 * Takes mail by SMTP and puts it into a {@link MailDrop}. Each session runs on a virtual thread of its own, so a slow
 * sender keeps nobody else waiting.
 */
public final class SmtpReceiver implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(SmtpReceiver.class);
    private static final int BACKLOG = 100;
    /** Answers are short; who does not take them is not to fill our memory with them. */
    private static final int SEND_BUFFER_BYTES = 16 * 1024;

    private static final Duration LONGEST_STOP = Duration.ofSeconds(10);

    private final ReceiverSettings settings;
    private final ReceiverTls tls;
    private final MailDrop drop;
    private final Clock clock;
    private final Connections connections;
    private @Nullable SMTPServer server;
    private @Nullable ScheduledExecutorService watchdog;

    public SmtpReceiver(ReceiverSettings settings, ReceiverTls tls, MailDrop drop, Clock clock) {
        this.settings = settings;
        this.tls = tls;
        this.drop = drop;
        this.clock = clock;
        this.connections = new Connections(settings.crowd());
    }

    /**
     * Listens from now on.
     *
     * @throws UncheckedIOException when the spool cannot be made or the port is taken
     */
    public synchronized void start() {
        if (server != null) {
            throw new IllegalStateException("The receiver runs already");
        }
        prepareSpool();
        server = newServer();
        startListening(server);
        watchdog = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("smtp-watchdog").factory());
        watchdog.scheduleWithFixedDelay(connections::cutExhausted, 1, 1, TimeUnit.SECONDS);
    }

    /** The port that is listened on: the one of the settings, or the free one that was found for 0. */
    public synchronized int port() {
        if (server == null) {
            throw new IllegalStateException("The receiver does not run");
        }
        return server.getPortAllocated();
    }

    /** Stops listening and ends all sessions; a mail without its "250" will come again. */
    public synchronized void stop() {
        if (server == null || watchdog == null) {
            return;
        }
        watchdog.shutdownNow();
        connections.cutAll();
        var stopping = Thread.ofVirtual().name("smtp-stop").start(server::stop);
        try {
            if (!stopping.join(LONGEST_STOP)) {
                log.warn("Some SMTP sessions did not end within {} s", LONGEST_STOP.toSeconds());
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        server = null;
        watchdog = null;
    }

    @Override
    public void close() {
        stop();
    }

    private SMTPServer newServer() {
        var made = SMTPServer.port(settings.port())
                .bindAddress(Optional.ofNullable(settings.bindAddress()))
                .hostName(settings.hostName())
                .softwareName("Svara")
                .backlog(BACKLOG)
                // the crowd is limited by our own session handler; this only bounds how many are being refused
                .maxConnections(settings.crowd().maxConnections() * 2)
                .maxMessageSize(settings.mail().maxBytes())
                .maxRecipients(settings.mail().maxRecipients())
                .connectionTimeoutMs((int) settings.time().idle().toMillis())
                .executorService(Executors.newThreadPerTaskExecutor(
                        Thread.ofVirtual().name("smtp-", 0).factory()))
                .sessionHandler(connections)
                .serverSocketFactory(this::newServerSocket)
                .messageHandlerFactory(
                        context -> new IncomingMail((Session) context, drop, settings.spool(), settings.mail(), clock))
                .build();
        SmtpCommands.all(settings, tls).forEach(made.getCommandHandler()::addCommand);
        return made;
    }

    private ServerSocket newServerSocket() throws IOException {
        return new ServerSocket() {
            /** A caller that is gone already is no error of the listener, which would pause for a second after one. */
            @Override
            public Socket accept() throws IOException {
                while (true) {
                    var socket = super.accept();
                    try {
                        return guard(socket);
                    } catch (IOException goneAlready) {
                        socket.close();
                    }
                }
            }
        };
    }

    private Socket guard(Socket socket) throws IOException {
        socket.setTcpNoDelay(true);
        socket.setSendBufferSize(SEND_BUFFER_BYTES);
        var patience = new Patience(settings.time(), System::nanoTime);
        return new GuardedSocket(socket, new Conversation(socket, patience, settings.crowd(), drop::refused));
    }

    private void startListening(SMTPServer made) {
        try {
            made.start();
        } catch (RuntimeException failed) {
            server = null;
            var cause = failed.getCause() instanceof IOException reason ? reason : new IOException(failed);
            throw new UncheckedIOException(
                    "The SMTP receiver cannot listen on port " + settings.port() + ": " + cause.getMessage(), cause);
        }
    }

    private void prepareSpool() {
        try {
            Files.createDirectories(settings.spool());
            try (var leftovers = Files.newDirectoryStream(
                    settings.spool(), IncomingMail.SPOOL_PREFIX + "*" + IncomingMail.SPOOL_SUFFIX)) {
                for (Path leftover : leftovers) {
                    // no sender was ever told that it was taken
                    Files.delete(leftover);
                }
            }
        } catch (IOException unwritable) {
            throw new UncheckedIOException("The spool " + settings.spool() + " cannot be used", unwritable);
        }
    }
}
