package io.svara.mail.send;

import io.svara.mail.send.RelayAddress.Security;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
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
    private static final Set<Integer> SIGN_IN_CODES = Set.of(530, 534, 535, 538);

    private final String heloName;
    private final Timeouts timeouts;

    /** @param heloName the name this server gives itself; no DNS is asked for it */
    public RelayClient(String heloName, Timeouts timeouts) {
        this.heloName = heloName;
        this.timeouts = timeouts;
    }

    /**
     * Tries once. Whatever the network and the relay do is an outcome; a recipient may be accepted while another is
     * refused.
     *
     * @throws UncheckedIOException when the mail itself cannot be read
     */
    public Delivery deliver(RelayAddress relay, OutgoingEnvelope envelope, RawMail mail) {
        try (var bytes = mail.open()) {
            return deliver(relay, envelope, bytes, mail.size());
        } catch (IOException unreadable) {
            throw new UncheckedIOException("The mail to be sent cannot be read", unreadable);
        }
    }

    private Delivery deliver(RelayAddress relay, OutgoingEnvelope envelope, InputStream bytes, long size) {
        var session = Session.getInstance(properties(relay, envelope));
        var transport = relay.security() == Security.TLS
                ? new SMTPSSLTransport(session, null)
                : new SMTPTransport(session, null);
        try {
            connect(transport, relay);
            return send(transport, envelope, new OpaqueMessage(session, bytes), size);
        } catch (MessagingException failed) {
            return outcomes(relay, envelope, failed, transport.getLastServerResponse());
        } finally {
            close(transport);
        }
    }

    private static void connect(SMTPTransport transport, RelayAddress relay) throws MessagingException {
        var credentials = relay.credentials();
        if (credentials == null) {
            transport.connect(relay.host(), relay.port(), null, null);
            return;
        }
        transport.connect(relay.host(), relay.port(), credentials.user(), credentials.password());
        if (!transport.supportsExtension("AUTH")) {
            throw new AuthenticationFailedException("it does not offer sign-in");
        }
    }

    private static Delivery send(SMTPTransport transport, OutgoingEnvelope envelope, SMTPMessage message, long size)
            throws MessagingException {
        message.setEnvelopeFrom(envelope.sender().isEmpty() ? "<>" : envelope.sender());
        message.setSendPartial(true);
        message.setMailExtension(parameters(transport, size));
        if (needsUtf8(envelope) && !transport.supportsExtension("SMTPUTF8")) {
            return Delivery.of(
                    envelope.recipients(),
                    recipient -> new Outcome.Refused("The relay does not take addresses beyond ASCII."));
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

    private Properties properties(RelayAddress relay, OutgoingEnvelope envelope) {
        var prefix = relay.security() == Security.TLS ? "mail.smtps." : "mail.smtp.";
        var properties = new Properties();
        properties.setProperty("mail.mime.allowutf8", String.valueOf(needsUtf8(envelope)));
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
        settings.forEach((name, value) -> properties.setProperty(prefix + name, value));
        return properties;
    }

    private static boolean needsUtf8(OutgoingEnvelope envelope) {
        return !HeaderText.isAscii(envelope.sender())
                || !envelope.recipients().stream().allMatch(HeaderText::isAscii);
    }

    private static Delivery outcomes(
            RelayAddress relay, OutgoingEnvelope envelope, MessagingException failed, @Nullable String lastAnswer) {
        Map<String, Outcome> single = singleOutcomes(failed, lastAnswer == null ? "" : lastAnswer.strip());
        var others = outcomeForAll(relay, failed);
        return Delivery.of(envelope.recipients(), recipient -> single.getOrDefault(recipient, others));
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

    private static Outcome outcomeForAll(RelayAddress relay, MessagingException failed) {
        return switch (failed) {
            case SMTPSendFailedException refused
            when refused.getReturnCode() > 0 -> outcome(refused.getReturnCode(), text(refused));
            case AuthenticationFailedException signIn ->
                new Outcome.Deferred("The relay " + relay + " did not let us sign in: " + text(signIn));
            default -> new Outcome.Deferred(reason(relay, failed));
        };
    }

    private static Outcome outcome(int returnCode, String answer) {
        boolean permanent = returnCode >= 500 && returnCode < 600 && !SIGN_IN_CODES.contains(returnCode);
        return permanent ? new Outcome.Refused(answer) : new Outcome.Deferred(answer);
    }

    private static String reason(RelayAddress relay, MessagingException failed) {
        for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
            if (cause instanceof SocketTimeoutException) {
                return "The relay " + relay + " did not answer in time.";
            }
            if (cause instanceof IOException) {
                return "The relay " + relay + " could not be reached, or broke off: " + text(cause);
            }
        }
        return "The relay " + relay + " could not be used: " + text(failed);
    }

    private static String text(Throwable failed) {
        var message = failed.getMessage();
        return message == null ? failed.getClass().getSimpleName() : message.strip();
    }

    private static void close(SMTPTransport transport) {
        try {
            transport.close();
        } catch (MessagingException alreadyGone) {
            // what became of the mail is known by now
        }
    }

    /** A mail that is sent as it stands; the library adds the dots and line ends that SMTP wants, and nothing else. */
    private static final class OpaqueMessage extends SMTPMessage {

        private final InputStream bytes;

        OpaqueMessage(Session session, InputStream bytes) {
            super(session);
            this.bytes = bytes;
        }

        @Override
        public void writeTo(OutputStream output, String @Nullable [] ignoredHeaders) throws IOException {
            bytes.transferTo(output);
        }
    }
}
