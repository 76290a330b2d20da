package io.svara.mail.send;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.eclipse.angus.mail.smtp.SMTPSSLTransport;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.jspecify.annotations.Nullable;

/** Tries a relay as far as it will take mail of a sender, without sending any. Blocks, outside of a transaction. */
public final class RelayProbe {

    /** @param answer what the server or the network said; empty where nobody said anything */
    public record Found(RelayVerdict verdict, String answer) {}

    private static final RelayClient.Timeouts TIMEOUTS =
            new RelayClient.Timeouts(Duration.ofSeconds(8), Duration.ofSeconds(10), Duration.ofSeconds(10));

    /** For all of it: a server may say a line every nine seconds. */
    private static final Duration LONGEST = Duration.ofSeconds(30);

    private final RelayClient client;
    private final Duration longest;

    public RelayProbe(String heloName) {
        this(heloName, TIMEOUTS, LONGEST);
    }

    RelayProbe(String heloName, RelayClient.Timeouts timeouts, Duration longest) {
        this.client = new RelayClient(heloName, timeouts);
        this.longest = longest;
    }

    public Found look(MailServer relay, String sender) {
        var look = new FutureTask<>(() -> lookPatiently(relay, sender));
        Thread.ofVirtual().name("svara-relay-look").start(look);
        try {
            return look.get(longest.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            look.cancel(true);
            return new Found(RelayVerdict.TIMEOUT, "");
        } catch (ExecutionException failed) {
            throw new IllegalStateException("A relay could not be looked at", failed.getCause());
        } catch (InterruptedException stopped) {
            look.cancel(true);
            Thread.currentThread().interrupt();
            return new Found(RelayVerdict.TIMEOUT, "");
        }
    }

    private Found lookPatiently(MailServer relay, String sender) {
        var session = client.session(relay, new OutgoingEnvelope(sender, List.of(sender)));
        var transport = relay.address().security() == RelayAddress.Security.TLS
                ? new SMTPSSLTransport(session, null)
                : new SMTPTransport(session, null);
        try {
            RelayClient.connect(transport, relay.address());
            return sender(transport, sender);
        } catch (MessagingException failed) {
            return found(relay, failed, transport);
        } finally {
            OpenConnections.close(transport);
        }
    }

    private static Found sender(SMTPTransport transport, String sender) throws MessagingException {
        int code = transport.simpleCommand("MAIL FROM:<" + sender + ">");
        var answer = String.valueOf(transport.getLastServerResponse()).strip();
        if (code / 100 == 2) {
            transport.simpleCommand("RSET");
            return new Found(RelayVerdict.OK, answer);
        }
        var verdict =
                RelayClient.SIGN_IN_CODES.contains(code) ? RelayVerdict.SIGN_IN_REFUSED : RelayVerdict.SENDER_REFUSED;
        return new Found(verdict, answer);
    }

    private static Found found(MailServer relay, MessagingException failed, SMTPTransport transport) {
        if (failed instanceof AuthenticationFailedException signIn) {
            return new Found(RelayVerdict.SIGN_IN_REFUSED, text(signIn));
        }
        var network = cause(failed);
        boolean wantsTls = relay.address().security() == RelayAddress.Security.STARTTLS_REQUIRED;
        boolean greeted = transport.getLastReturnCode() == 250 || transport.getLastReturnCode() == 220;
        return switch (network) {
            case UnknownHostException host -> new Found(RelayVerdict.HOST_UNKNOWN, "");
            case PrivateHost host -> new Found(RelayVerdict.HOST_PRIVATE, text(host));
            case ConnectException refused -> refusedOrLate(refused);
            case NoRouteToHostException refused -> new Found(RelayVerdict.REFUSED, text(refused));
            case SocketTimeoutException late -> new Found(RelayVerdict.TIMEOUT, "");
            case SSLException tls -> new Found(RelayVerdict.TLS_FAILED, text(tls));
            case null -> new Found(wantsTls && greeted ? RelayVerdict.TLS_FAILED : RelayVerdict.UNUSABLE, text(failed));
            default -> new Found(RelayVerdict.UNUSABLE, text(network));
        };
    }

    /** The system gives up before us where its own patience is shorter. */
    private static Found refusedOrLate(ConnectException refused) {
        boolean late = text(refused).toLowerCase(Locale.ROOT).contains("timed out");
        return late ? new Found(RelayVerdict.TIMEOUT, "") : new Found(RelayVerdict.REFUSED, text(refused));
    }

    /** The deepest of the network's own. */
    private static @Nullable IOException cause(Throwable failed) {
        IOException deepest = null;
        for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
            if (cause instanceof UnknownHostException
                    || cause instanceof PrivateHost
                    || cause instanceof SSLException
                    || cause instanceof SocketTimeoutException
                    || cause instanceof ConnectException) {
                return (IOException) cause;
            }
            deepest = cause instanceof IOException io ? io : deepest;
        }
        return deepest;
    }

    private static String text(Throwable failed) {
        var message = failed.getMessage();
        return message == null ? "" : message.strip();
    }
}
