package io.svara.mail.send;

import io.svara.mail.send.Delivery.Trouble;
import io.svara.mail.send.RelayAddress.Security;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPMessage;
import org.eclipse.angus.mail.smtp.SMTPSSLTransport;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.jspecify.annotations.Nullable;

/** Hands mail to a relay. Blocks while it does: call it from a virtual thread and outside of a transaction. */
public final class RelayClient {

    /**
     * @param read for each single answer. RFC 5321 asks for minutes: who gives up on the answer to a whole mail sends
     *     it twice.
     */
    public record Timeouts(Duration connect, Duration read, Duration write) {

        public static Timeouts defaults() {
            return new Timeouts(Duration.ofSeconds(15), Duration.ofMinutes(5), Duration.ofMinutes(1));
        }
    }

    /** "Sign in first" and its kin: our settings are wrong, not the mail. */
    static final Set<Integer> SIGN_IN_CODES = Set.of(530, 534, 535, 538);

    /** RFC 5321, 3.8. */
    private static final int CLOSING = 421;

    private static final int CHALLENGE = 334;

    private final String heloName;
    private final Timeouts timeouts;
    private final @Nullable OpenConnections open;

    /** @param heloName the name this server gives itself; no DNS is asked for it */
    public RelayClient(String heloName, Timeouts timeouts) {
        this(heloName, timeouts, null);
    }

    private RelayClient(String heloName, Timeouts timeouts, @Nullable OpenConnections open) {
        this.heloName = heloName;
        this.timeouts = timeouts;
        this.open = open;
    }

    /** The same, and a connection that has worked is used again for some seconds. */
    public RelayClient keepingConnections() {
        return new RelayClient(heloName, timeouts, new OpenConnections());
    }

    /** To the operator's own relay. */
    public Delivery deliver(RelayAddress relay, OutgoingEnvelope envelope, RawMail mail) {
        return deliver(MailServer.relay(relay), envelope, mail);
    }

    /**
     * Tries once. Whatever the network and the server do is an outcome; a recipient may be accepted while another is
     * refused.
     *
     * @throws UncheckedIOException when the mail itself cannot be read
     */
    public Delivery deliver(MailServer server, OutgoingEnvelope envelope, RawMail mail) {
        try (var bytes = mail.open()) {
            return deliver(server, envelope, bytes, mail.size());
        } catch (IOException unreadable) {
            throw new UncheckedIOException("The mail to be sent cannot be read", unreadable);
        }
    }

    private Delivery deliver(MailServer server, OutgoingEnvelope envelope, InputStream bytes, long size) {
        // whether UTF-8 may be said is the connection's, not the mail's
        var connections = envelope.beyondAscii() ? null : open;
        var used = connections == null ? null : connections.take(server);
        var transport = used != null ? used.transport() : transport(server, session(server, envelope));
        try {
            if (used == null) {
                connect(transport, server.address());
            }
        } catch (MessagingException failed) {
            OpenConnections.close(transport);
            return outcomes(server, envelope, failed, transport.getLastServerResponse(), beginning(transport, failed));
        }
        return send(server, envelope, transport, new OpaqueMessage(bytes), size, used == null ? 0 : used.mails());
    }

    private static Trouble beginning(SMTPTransport transport, MessagingException failed) {
        if (failed instanceof AuthenticationFailedException) {
            return Trouble.SIGN_IN;
        }
        return transport.supportsExtension("STARTTLS") ? Trouble.TLS : Trouble.CONNECTION;
    }

    private Delivery send(
            MailServer server,
            OutgoingEnvelope envelope,
            SMTPTransport transport,
            SMTPMessage message,
            long size,
            int mailsBefore) {
        boolean again = false;
        try {
            var delivery = send(server, transport, envelope, message, size);
            again = open != null && !envelope.beyondAscii();
            return delivery;
        } catch (MessagingException failed) {
            return outcomes(server, envelope, failed, transport.getLastServerResponse(), trouble(failed));
        } finally {
            if (again && open != null) {
                open.keep(server, transport, mailsBefore + 1);
            } else {
                OpenConnections.close(transport);
            }
        }
    }

    /** What a server says of single recipients or of the mail is no trouble of the server's. */
    private static Trouble trouble(MessagingException failed) {
        return switch (failed) {
            case SMTPSendFailedException said when said.getReturnCode() == CLOSING -> Trouble.CONNECTION;
            case SMTPSendFailedException said
            when said.getReturnCode() / 100 == 4
                    && said.getCommand() != null
                    && said.getCommand().startsWith("MAIL") -> Trouble.CONNECTION;
            case SMTPSendFailedException said when said.getReturnCode() > 0 -> Trouble.NONE;
            default -> ofRecipients(failed);
        };
    }

    /** Where it takes none of them, the library says so by another exception, with each one's answer behind it. */
    private static Trouble ofRecipients(MessagingException failed) {
        var trouble = Trouble.WITHIN_MAIL;
        for (Exception link = failed.getNextException();
                link instanceof MessagingException messaging;
                link = messaging.getNextException()) {
            if (link instanceof SMTPAddressFailedException refused) {
                if (refused.getReturnCode() == CLOSING) {
                    return Trouble.CONNECTION;
                }
                trouble = Trouble.NONE;
            }
        }
        return failed instanceof SendFailedException ? trouble : Trouble.WITHIN_MAIL;
    }

    private static SMTPTransport transport(MailServer server, Session session) {
        return server.address().security() == Security.TLS
                ? new SMTPSSLTransport(session, null)
                : new SMTPTransport(session, null);
    }

    static void connect(SMTPTransport transport, RelayAddress relay) throws MessagingException {
        var credentials = relay.credentials();
        if (credentials == null) {
            transport.connect(relay.host(), relay.port(), null, null);
            return;
        }
        if (credentials.token()) {
            transport.connect(relay.host(), relay.port(), null, null);
            signInByToken(transport, credentials);
            return;
        }
        transport.connect(relay.host(), relay.port(), credentials.user(), credentials.password());
        if (!transport.supportsExtension("AUTH")) {
            throw new AuthenticationFailedException("it does not offer sign-in");
        }
    }

    /** By XOAUTH2. What it says of a token that it refuses is a challenge, and its answer comes after an empty line. */
    private static void signInByToken(SMTPTransport transport, RelayAddress.Credentials credentials)
            throws MessagingException {
        var said = "user=" + credentials.user() + "\1auth=Bearer " + credentials.password() + "\1\1";
        var encoded = Base64.getEncoder().encodeToString(said.getBytes(StandardCharsets.UTF_8));
        int code = transport.simpleCommand("AUTH XOAUTH2 " + encoded);
        if (code == CHALLENGE) {
            code = transport.simpleCommand("");
        }
        if (code / 100 != 2) {
            var answer = String.valueOf(transport.getLastServerResponse()).strip();
            throw new AuthenticationFailedException(answer);
        }
    }

    private static Delivery send(
            MailServer server, SMTPTransport transport, OutgoingEnvelope envelope, SMTPMessage message, long size)
            throws MessagingException {
        message.setEnvelopeFrom(envelope.sender().isEmpty() ? "<>" : envelope.sender());
        message.setSendPartial(true);
        message.setMailExtension(parameters(transport, size));
        if (envelope.beyondAscii() && !transport.supportsExtension("SMTPUTF8")) {
            return Delivery.of(
                    envelope.recipients(),
                    recipient -> new Outcome.Refused(server.title() + " does not take addresses beyond ASCII."));
        }
        transport.sendMessage(message, addresses(envelope.recipients()));
        var answer = transport.getLastServerResponse().strip();
        return Delivery.of(envelope.recipients(), recipient -> new Outcome.Accepted(answer));
    }

    private static String parameters(SMTPTransport transport, long size) {
        var parameters = transport.supportsExtension("SIZE") ? "SIZE=" + size : "";
        return transport.supportsExtension("8BITMIME") ? (parameters + " BODY=8BITMIME").strip() : parameters;
    }

    private static InternetAddress[] addresses(List<String> recipients) {
        return recipients.stream()
                .map(recipient -> {
                    var address = new InternetAddress();
                    address.setAddress(recipient);
                    return address;
                })
                .toArray(InternetAddress[]::new);
    }

    Session session(MailServer server, OutgoingEnvelope envelope) {
        var relay = server.address();
        var prefix = relay.security() == Security.TLS ? "mail.smtps." : "mail.smtp.";
        var properties = new Properties();
        properties.setProperty("mail.mime.allowutf8", String.valueOf(envelope.beyondAscii()));
        Map<String, String> settings = new HashMap<>(Map.of(
                "localhost", heloName,
                "connectiontimeout", String.valueOf(timeouts.connect().toMillis()),
                "timeout", String.valueOf(timeouts.read().toMillis()),
                "writetimeout", String.valueOf(timeouts.write().toMillis()),
                "quitwait", "false",
                "starttls.enable", String.valueOf(relay.security() == Security.STARTTLS_OPTIONAL),
                "starttls.required", String.valueOf(relay.security() == Security.STARTTLS_REQUIRED),
                "ssl.protocols", "TLSv1.3 TLSv1.2",
                "ssl.checkserveridentity", String.valueOf(relay.verifiesCertificate())));
        if (!relay.verifiesCertificate()) {
            settings.put("ssl.trust", "*");
        }
        if (server.publicOnly()) {
            properties.put(prefix + "socketFactory", new PublicSockets());
            settings.put("socketFactory.fallback", "false");
        }
        settings.forEach((name, value) -> properties.setProperty(prefix + name, value));
        return Session.getInstance(properties);
    }

    private static Delivery outcomes(
            MailServer server,
            OutgoingEnvelope envelope,
            MessagingException failed,
            @Nullable String lastAnswer,
            Trouble trouble) {
        Map<String, Outcome> single = singleOutcomes(failed, lastAnswer == null ? "" : lastAnswer.strip());
        var others = outcomeForAll(server, failed);
        return Delivery.of(envelope.recipients(), recipient -> single.getOrDefault(recipient, others), trouble);
    }

    /** What the chain of exceptions tells of single recipients. */
    private static Map<String, Outcome> singleOutcomes(MessagingException failed, String lastAnswer) {
        Map<String, Outcome> outcomes = new HashMap<>();
        for (Exception link = failed;
                link instanceof MessagingException messaging;
                link = messaging.getNextException()) {
            if (link instanceof SMTPAddressFailedException refused) {
                outcomes.put(refused.getAddress().getAddress(), outcome(refused.getReturnCode(), text(refused)));
            }
        }
        if (failed instanceof SMTPSendFailedException partly && partly.getValidSentAddresses() != null) {
            for (var sent : partly.getValidSentAddresses()) {
                outcomes.put(((InternetAddress) sent).getAddress(), new Outcome.Accepted(lastAnswer));
            }
        }
        return outcomes;
    }

    private static Outcome outcomeForAll(MailServer server, MessagingException failed) {
        return switch (failed) {
            case SMTPSendFailedException refused
            when refused.getReturnCode() > 0 -> outcome(refused.getReturnCode(), text(refused));
            case AuthenticationFailedException signIn ->
                new Outcome.Deferred(server.title() + " did not let us sign in: " + text(signIn));
            default -> new Outcome.Deferred(reason(server, failed));
        };
    }

    private static Outcome outcome(int returnCode, String answer) {
        boolean permanent = returnCode >= 500 && returnCode < 600 && !SIGN_IN_CODES.contains(returnCode);
        return permanent ? new Outcome.Refused(answer) : new Outcome.Deferred(answer);
    }

    private static String reason(MailServer server, MessagingException failed) {
        for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
            if (cause instanceof SocketTimeoutException) {
                return server.title() + " did not answer in time.";
            }
            if (cause instanceof IOException) {
                return server.title() + " could not be reached, or broke off: " + text(cause);
            }
        }
        return server.title() + " could not be used: " + text(failed);
    }

    private static String text(Throwable failed) {
        var message = failed.getMessage();
        return message == null ? failed.getClass().getSimpleName() : message.strip();
    }

    /** A mail that is sent as it stands; the library adds the dots and line ends that SMTP wants, and nothing else. */
    private static final class OpaqueMessage extends SMTPMessage {

        /** It decides nothing here, and each new one reads the libraries' lists of providers. */
        private static final Session ANY = Session.getInstance(new Properties());

        private final InputStream bytes;

        OpaqueMessage(InputStream bytes) {
            super(ANY);
            this.bytes = bytes;
        }

        @Override
        public void writeTo(OutputStream output, String @Nullable [] ignoredHeaders) throws IOException {
            bytes.transferTo(output);
        }
    }
}
