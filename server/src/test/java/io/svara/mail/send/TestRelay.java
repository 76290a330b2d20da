package io.svara.mail.send;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiPredicate;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.jspecify.annotations.Nullable;

/**
 * A mail server on the other side, on a free port of this machine: takes every mail and remembers it, and can be told
 * to refuse, to hang or to break off. What it is told holds for all that follows, until it is told otherwise.
 */
public final class TestRelay implements AutoCloseable {

    /** A mail that was answered with 250. */
    public record ReceivedMail(
            String sender,
            String mailParameters,
            List<String> recipients,
            byte[] raw,
            boolean encrypted,
            @Nullable String user) {

        /** Each byte as one character. */
        public String text() {
            return new String(raw, StandardCharsets.ISO_8859_1);
        }
    }

    /** Where something can go wrong. */
    public enum Moment {
        GREETING,
        SENDER,
        RECIPIENT,
        MAIL_BEGINS,
        WITHIN_MAIL,
        AFTER_MAIL
    }

    private enum Mishap {
        HANG,
        DROP
    }

    private static final String OK = "250 2.0.0 Ok";

    private final ServerSocket serverSocket;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final List<ReceivedMail> mails = new ArrayList<>();
    private final Map<String, String> recipientAnswers = new ConcurrentHashMap<>();
    private final Map<Moment, String> answers = new ConcurrentHashMap<>();
    private final Map<Moment, Mishap> mishaps = new ConcurrentHashMap<>();
    private final Set<String> extensions = ConcurrentHashMap.newKeySet();
    private volatile @Nullable SSLContext tls;
    private volatile boolean tlsFromTheStart;
    private volatile @Nullable String login;
    private volatile @Nullable BiPredicate<String, String> tokens;
    private volatile int connections;
    private volatile int mostAtOnce;
    private volatile boolean brokenTls;
    private final AtomicInteger happened = new AtomicInteger();

    private TestRelay(ServerSocket serverSocket) {
        this.serverSocket = serverSocket;
        extensions.addAll(Set.of("SIZE 100000000", "8BITMIME", "SMTPUTF8"));
    }

    public static TestRelay start() {
        return start("127.0.0.1", 0);
    }

    /** @param address of this machine, such as 127.0.0.2 or ::1 */
    public static TestRelay start(String address, int port) {
        try {
            var relay = new TestRelay(new ServerSocket(port, 50, InetAddress.getByName(address)));
            Thread.ofVirtual().name("test-relay").start(relay::acceptAll);
            return relay;
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    public int port() {
        return serverSocket.getLocalPort();
    }

    public String address() {
        return serverSocket.getInetAddress().getHostAddress();
    }

    /** For {@code SVARA_RELAY_URL}. */
    public String url() {
        return (tlsFromTheStart ? "smtps" : "smtp") + "://127.0.0.1:" + port();
    }

    public int connections() {
        return connections;
    }

    public List<ReceivedMail> mails() {
        synchronized (mails) {
            return List.copyOf(mails);
        }
    }

    /** Waits until so many mails have come in all. */
    public List<ReceivedMail> awaitMails(int count, Duration longest) {
        long deadline = System.nanoTime() + longest.toNanos();
        synchronized (mails) {
            while (mails.size() < count) {
                long millis = (deadline - System.nanoTime()) / 1_000_000;
                if (millis <= 0) {
                    throw new AssertionError("expected " + count + " mails, there are " + mails.size());
                }
                try {
                    mails.wait(millis);
                } catch (InterruptedException interrupted) {
                    throw new AssertionError(interrupted);
                }
            }
            return List.copyOf(mails);
        }
    }

    /** Answers this recipient so, for example {@code 550 5.1.1 No such user}. */
    public void answerRecipient(String address, String answer) {
        recipientAnswers.put(address.toLowerCase(Locale.ROOT), answer);
    }

    public void answer(Moment moment, String answer) {
        answers.put(moment, answer);
        greetAnew(moment);
    }

    public void hang(Moment moment) {
        mishaps.put(moment, Mishap.HANG);
        greetAnew(moment);
    }

    public void drop(Moment moment) {
        mishaps.put(moment, Mishap.DROP);
        greetAnew(moment);
    }

    /** Whoever holds a connection open would hear no greeting. */
    private void greetAnew(Moment moment) {
        if (moment == Moment.GREETING) {
            sockets.forEach(TestRelay::closeQuietly);
        }
    }

    /** How often it has hung or broken off. */
    public int mishaps() {
        return happened.get();
    }

    /** The most connections that were open at the same time. */
    public int mostAtOnce() {
        return mostAtOnce;
    }

    /** From now on all goes well again. */
    public void behave() {
        recipientAnswers.clear();
        answers.clear();
        mishaps.clear();
    }

    public void announceNot(String extension) {
        extensions.removeIf(announced -> announced.startsWith(extension));
    }

    /** With a certificate that nobody vouches for. */
    public void offerStartTls() {
        tls = selfSigned();
    }

    /** What is offered does not work. */
    public void breakTls() {
        offerStartTls();
        brokenTls = true;
    }

    public void expectTlsFromTheStart() {
        tls = selfSigned();
        tlsFromTheStart = true;
    }

    /** @param holds whether a user's token is a good one */
    public void requireTokens(BiPredicate<String, String> holds) {
        tokens = holds;
    }

    public void requireLogin(String user, String password) {
        login = user + "\0" + password;
    }

    @Override
    public void close() {
        closeQuietly(serverSocket);
        sockets.forEach(TestRelay::closeQuietly);
    }

    private void acceptAll() {
        while (!serverSocket.isClosed()) {
            try {
                var socket = serverSocket.accept();
                connections++;
                sockets.add(socket);
                mostAtOnce = Math.max(mostAtOnce, sockets.size());
                Thread.ofVirtual().start(() -> serve(socket));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            var context = tls;
            var dialogue = new Dialogue(socket);
            if (tlsFromTheStart && context != null) {
                dialogue.encrypt(context);
            }
            dialogue.run();
        } catch (IOException | Broken end) {
            // the client sees it from its side
        } finally {
            sockets.remove(socket);
        }
    }

    private static void closeQuietly(Closeable closeable) {
        try {
            closeable.close();
        } catch (IOException alreadyClosed) {
            // closed is what it was meant to be
        }
    }

    /** Ends a dialogue that was told to break off. */
    private static final class Broken extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    /** One connection. */
    private final class Dialogue {

        private final Socket plain;
        private InputStream input;
        private OutputStream output;
        private boolean encrypted;
        private @Nullable String user;
        private String sender = "";
        private String parameters = "";
        private final List<String> recipients = new ArrayList<>();

        Dialogue(Socket socket) throws IOException {
            plain = socket;
            input = socket.getInputStream();
            output = socket.getOutputStream();
        }

        void run() throws IOException {
            say(Moment.GREETING, "220 relay.example ESMTP");
            for (var line = readLine(); line != null; line = readLine()) {
                handle(line);
            }
        }

        private void handle(String line) throws IOException {
            var verb = line.split("[ :]", 2)[0].toUpperCase(Locale.ROOT);
            switch (verb) {
                case "EHLO" -> say(announcement());
                case "STARTTLS" -> startTls();
                case "AUTH" -> authenticate(line);
                case "MAIL" -> mailFrom(line);
                case "RCPT" -> recipient(path(line));
                case "DATA" -> data();
                case "RSET" -> {
                    recipients.clear();
                    say(OK);
                }
                case "QUIT" -> {
                    say("221 2.0.0 Bye");
                    throw new Broken();
                }
                default -> say(OK);
            }
        }

        private String announcement() {
            List<String> lines = new ArrayList<>(List.of("relay.example"));
            lines.addAll(extensions);
            if (tls != null && !encrypted) {
                lines.add("STARTTLS");
            }
            if (tokens != null) {
                lines.add("AUTH XOAUTH2");
            } else if (login != null) {
                lines.add("AUTH PLAIN");
            }
            return "250-" + String.join("\r\n250-", lines) + "\r\n250 HELP";
        }

        private void startTls() throws IOException {
            var context = tls;
            if (context == null) {
                say("502 5.5.1 No TLS here");
                return;
            }
            say("220 2.0.0 Go ahead");
            if (brokenTls) {
                say("this is no handshake");
                throw new Broken();
            }
            encrypt(context);
        }

        void encrypt(SSLContext context) throws IOException {
            var socket = (SSLSocket) context.getSocketFactory().createSocket(plain, "client", plain.getPort(), true);
            socket.setUseClientMode(false);
            socket.startHandshake();
            input = socket.getInputStream();
            output = socket.getOutputStream();
            encrypted = true;
        }

        private void authenticate(String line) throws IOException {
            var given = new String(
                    Base64.getDecoder().decode(line.substring(line.lastIndexOf(' ') + 1)), StandardCharsets.UTF_8);
            if (tokens != null) {
                authenticateByToken(given);
                return;
            }
            if (login != null && given.endsWith("\0" + login)) {
                user = given.substring(given.indexOf('\0') + 1, given.lastIndexOf('\0'));
                say("235 2.7.0 Welcome");
                return;
            }
            say("535 5.7.8 Wrong user or password");
        }

        private void authenticateByToken(String given) throws IOException {
            var parts = given.split("\1");
            var name = parts[0].replaceFirst("^user=", "");
            var token = parts[1].replaceFirst("^auth=Bearer ", "");
            if (tokens != null && tokens.test(name, token)) {
                user = name;
                say("235 2.7.0 Welcome");
                return;
            }
            say("334 " + Base64.getEncoder().encodeToString("{\"status\":\"400\"}".getBytes(StandardCharsets.UTF_8)));
            say("".equals(readLine()) ? "535 5.7.8 This token is not taken" : "500 5.5.1 An empty line was expected");
        }

        private void mailFrom(String line) throws IOException {
            if ((login != null || tokens != null) && user == null) {
                say("530 5.7.0 Sign in first");
                return;
            }
            sender = path(line);
            parameters = line.substring(line.indexOf('>') + 1).strip();
            recipients.clear();
            say(Moment.SENDER, OK);
        }

        private void recipient(String address) throws IOException {
            var answer = recipientAnswers.getOrDefault(address.toLowerCase(Locale.ROOT), OK);
            if (answer.startsWith("2")) {
                recipients.add(address);
            }
            say(Moment.RECIPIENT, answer);
        }

        private void data() throws IOException {
            if (recipients.isEmpty()) {
                say("554 5.5.1 No valid recipients");
                return;
            }
            var answer = say(Moment.MAIL_BEGINS, "354 Go ahead");
            if (!answer.startsWith("354")) {
                return;
            }
            if (mishaps.containsKey(Moment.WITHIN_MAIL)) {
                input.readNBytes(20);
                happen(mishaps.get(Moment.WITHIN_MAIL));
            }
            var mail = new ReceivedMail(sender, parameters, List.copyOf(recipients), readMail(), encrypted, user);
            if (answers.getOrDefault(Moment.AFTER_MAIL, OK).startsWith("2")
                    && !mishaps.containsKey(Moment.AFTER_MAIL)) {
                remember(mail);
            }
            say(Moment.AFTER_MAIL, "250 2.0.0 Queued as TEST" + mails().size());
        }

        private void remember(ReceivedMail mail) {
            synchronized (mails) {
                mails.add(mail);
                mails.notifyAll();
            }
        }

        private byte[] readMail() throws IOException {
            var bytes = new ByteArrayOutputStream();
            while (true) {
                byte[] line = readRawLine();
                if (line.length == 0) {
                    throw new Broken();
                }
                if (line.length == 3 && line[0] == '.') {
                    return bytes.toByteArray();
                }
                int start = line[0] == '.' ? 1 : 0;
                bytes.write(line, start, line.length - start);
            }
        }

        private String path(String line) {
            return line.substring(line.indexOf('<') + 1, line.indexOf('>'));
        }

        /** With its CR LF; empty at the end. */
        private byte[] readRawLine() throws IOException {
            var bytes = new ByteArrayOutputStream();
            int previous = 0;
            for (int value = input.read(); value >= 0; value = input.read()) {
                bytes.write(value);
                if (previous == '\r' && value == '\n') {
                    return bytes.toByteArray();
                }
                previous = value;
            }
            return new byte[0];
        }

        private @Nullable String readLine() throws IOException {
            byte[] line = readRawLine();
            return line.length == 0 ? null : new String(line, StandardCharsets.UTF_8).strip();
        }

        private String say(Moment moment, String usual) throws IOException {
            happen(mishaps.get(moment));
            var answer = answers.getOrDefault(moment, usual);
            say(answer);
            return answer;
        }

        private void say(String answer) throws IOException {
            output.write((answer + "\r\n").getBytes(StandardCharsets.UTF_8));
            output.flush();
        }

        private void happen(@Nullable Mishap mishap) throws IOException {
            if (mishap != null) {
                happened.incrementAndGet();
            }
            if (mishap == Mishap.DROP) {
                throw new Broken();
            }
            if (mishap == Mishap.HANG) {
                // until the client has had enough, or the relay is closed
                input.transferTo(OutputStream.nullOutputStream());
                throw new Broken();
            }
        }
    }

    private static SSLContext selfSigned() {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(256);
            var keys = generator.generateKeyPair();
            var name = new X500Principal("CN=relay.example");
            var builder = new JcaX509v3CertificateBuilder(
                    name,
                    BigInteger.ONE,
                    Date.from(Instant.EPOCH),
                    Date.from(Instant.EPOCH.plus(Duration.ofDays(40_000))),
                    name,
                    keys.getPublic());
            var certificate = new JcaX509CertificateConverter()
                    .getCertificate(
                            builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate())));
            var store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setKeyEntry("relay", keys.getPrivate(), new char[0], new Certificate[] {certificate});
            var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            managers.init(store, new char[0]);
            var context = SSLContext.getInstance("TLS");
            context.init(managers.getKeyManagers(), null, null);
            return context;
        } catch (Exception impossible) {
            throw new AssertionError(impossible);
        }
    }
}
