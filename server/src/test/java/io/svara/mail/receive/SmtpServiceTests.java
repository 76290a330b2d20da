package io.svara.mail.receive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.svara.kernel.CannotStart;
import io.svara.web.TestServer;
import java.io.IOException;
import java.net.ConnectException;
import java.net.Socket;
import org.junit.jupiter.api.Test;

/** Where the server listens for mail. */
class SmtpServiceTests {

    @Test
    void listensAtAllAddressesUnlessItIsToldOne() throws IOException {
        try (var server = TestServer.start("--svara.smtp-bind=")) {
            assertThat(isReached("127.0.0.1", server)).isTrue();
            assertThat(isReached("127.0.0.2", server)).isTrue();
        }
        try (var server = TestServer.start("--svara.smtp-bind=127.0.0.2")) {
            assertThat(isReached("127.0.0.1", server)).isFalse();
            assertThat(isReached("127.0.0.2", server)).isTrue();
        }
    }

    @Test
    void saysThatItCannotListenAtAnAddressThatNobodyKnows() {
        assertThatThrownBy(() -> TestServer.start("--svara.smtp-bind=[here]"))
                .rootCause()
                .isInstanceOf(CannotStart.class)
                .hasMessage("SVARA_SMTP_BIND is no address that is known here: [here]");
    }

    private static boolean isReached(String address, TestServer server) throws IOException {
        try (var socket = new Socket(address, server.bean(SmtpService.class).port())) {
            return socket.isConnected();
        } catch (ConnectException refused) {
            return false;
        }
    }
}
