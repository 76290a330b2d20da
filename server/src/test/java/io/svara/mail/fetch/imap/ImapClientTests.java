package io.svara.mail.fetch.imap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.svara.kernel.network.PublicAddress;
import io.svara.mail.fetch.Dovecot;
import io.svara.mail.fetch.imap.ImapFailure.Kind;
import io.svara.mail.fetch.imap.ImapServer.Security;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the client makes of servers that are not as they should be. */
class ImapClientTests {

    private static final Duration SHORT = Duration.ofSeconds(3);

    @Test
    void doesNotBelieveACertificateThatNobodyVouchesFor() throws Exception {
        try (var dovecot = Dovecot.start()) {
            assertThat(failure(() -> connect("localhost", dovecot.tlsPort(), Security.TLS)))
                    .isEqualTo(Kind.TLS_UNTRUSTED);
            assertThat(failure(() -> connect("localhost", dovecot.port(), Security.STARTTLS)))
                    .isEqualTo(Kind.TLS_UNTRUSTED);
        }
    }

    @Test
    void callsNoPrivateAddressUnlessItMay() {
        var closed = new ImapNetwork(false, tls());
        for (var host : List.of("localhost", "127.0.0.1", "::1", "10.1.2.3", "169.254.169.254")) {
            var server = new ImapServer(host, 1, Security.TLS);
            assertThat(failure(() -> ImapClient.connect(server, closed, SHORT))).isEqualTo(Kind.HOST_PRIVATE);
        }
    }

    @Test
    void waitsNoLongerThanAllowedInAll() throws Exception {
        try (var silent = says()) {
            assertThat(failure(() -> connect("localhost", silent.getLocalPort(), Security.NONE)))
                    .isEqualTo(Kind.TIMEOUT);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "'220 mail.example ESMTP\r\n', NOT_IMAP",
        "'* BYE too many\r\n', REFUSED",
        "'* OK hello\r\n* CAPABILITY IMAP4rev1\r\ns1 OK\r\n', TLS_MISSING",
        "'* OK hello\r\n* CAPABILITY IMAP4rev1 STARTTLS\r\ns1 OK\r\ns2 OK\r\n* injected\r\n', TLS_FAILED",
        "'* OK hello\r\n* BYE shutting down\r\n', CONNECTION_LOST",
        "'* OK hello\r\n* CAPABILITY {99999999}\r\n', NOT_IMAP",
    })
    void saysWhatIsWrongWithAServer(String said, Kind kind) throws Exception {
        try (var server = says(said)) {
            assertThat(failure(() -> connect("localhost", server.getLocalPort(), Security.STARTTLS)))
                    .isEqualTo(kind);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"INBOX", "Beställningar", "A&B", "日本語 post", "Æ/Ø", "100 %"})
    void writesAndReadsNamesOfFolders(String name) {
        var encoded = ImapText.encodeFolder(name);

        assertThat(encoded).matches("[ -~]+");
        assertThat(ImapText.decodeFolder(encoded)).isEqualTo(name);
    }

    @Test
    void readsWordsAndQuotedStrings() {
        assertThat(ImapText.words("* LIST (\\Marked) \"/\" \"a \\\"b\\\\\""))
                .containsExactly("*", "LIST", "(", "\\Marked", ")", "/", "a \"b\\");
        assertThat(FoundMail.read("* 3 FETCH (INTERNALDATE \" 7-Jul-2026 02:44:25 -0700\" UID 12 RFC822.SIZE 99)"))
                .get()
                .hasToString("FoundMail[uid=12, size=99, arrivedAt=2026-07-07T09:44:25Z]");
    }

    @ParameterizedTest
    @CsvSource({
        "8.8.8.8, true",
        "2a00:1450:4001::1, true",
        "10.0.0.1, false",
        "172.16.0.1, false",
        "192.168.1.1, false",
        "100.64.0.1, false",
        "127.0.0.2, false",
        "169.254.169.254, false",
        "0.0.0.0, false",
        "224.0.0.1, false",
        "255.255.255.255, false",
        "::1, false",
        "::ffff:10.0.0.1, false",
        "fd00::1, false",
        "fe80::1, false",
        "2002:0a00:0001::1, false",
        "64:ff9b::a00:1, false",
    })
    void knowsWhichAddressesAreOfTheInternet(String address, boolean isPublic) throws Exception {
        assertThat(PublicAddress.is(InetAddress.getByName(address))).isEqualTo(isPublic);
    }

    private static ImapClient connect(String host, int port, Security security) throws ImapFailure {
        return ImapClient.connect(new ImapServer(host, port, security), new ImapNetwork(true, tls()), SHORT);
    }

    private static SSLContext tls() {
        try {
            return SSLContext.getDefault();
        } catch (java.security.NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Kind failure(Callable<ImapClient> call) {
        return catchThrowableOfType(ImapFailure.class, call::call).kind();
    }

    /** A server that says this to whoever comes, and nothing more. */
    private static ServerSocket says(String... lines) throws IOException {
        var server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(() -> {
            while (!server.isClosed()) {
                try {
                    var socket = server.accept();
                    for (var line : lines) {
                        socket.getOutputStream().write(line.getBytes(StandardCharsets.ISO_8859_1));
                    }
                } catch (IOException closed) {
                    // the test is over
                }
            }
        });
        return server;
    }
}
