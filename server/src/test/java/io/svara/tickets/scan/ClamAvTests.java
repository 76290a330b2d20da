package io.svara.tickets.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.svara.kernel.CannotStart;
import io.svara.tickets.Scan;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnixDomainSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClamAvTests {

    private static final Duration TIME = Duration.ofSeconds(30);

    @Test
    void asksTheRealDaemon() throws IOException {
        try (var clamd = Clamd.start()) {
            var checker = new ClamAv(UnixDomainSocketAddress.of(clamd.address()), TIME);

            assertThat(checker.scan(file("Hej".getBytes(StandardCharsets.UTF_8))))
                    .isEqualTo(Scan.CLEAN);
            assertThat(checker.scan(file(new byte[0]))).isEqualTo(Scan.CLEAN);
            assertThat(checker.scan(file(new byte[700_000]))).isEqualTo(Scan.CLEAN);
            assertThat(checker.scan(file(Clamd.VIRUS.getBytes(StandardCharsets.US_ASCII))))
                    .isEqualTo(Scan.infected("Eicar-Test.UNOFFICIAL"));
            assertThat(checker.scan(file(new byte[20_000_000]))).isEqualTo(Scan.unchecked("too-large"));
            clamd.stop();
            assertThatThrownBy(() -> checker.scan(file(new byte[3]))).isInstanceOf(IOException.class);
        }
    }

    @Test
    void waitsForNoDaemonThatSaysNothing() throws IOException {
        try (var silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            var checker = new ClamAv(
                    new InetSocketAddress(InetAddress.getLoopbackAddress(), silent.getLocalPort()),
                    Duration.ofMillis(200));

            assertThatThrownBy(() -> checker.scan(file(new byte[50_000_000]))).isInstanceOf(IOException.class);
            assertThatThrownBy(() -> checker.scan(file(new byte[3]))).isInstanceOf(IOException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"clamav", "clamav:", "clamav:port", ":3310", "clamav:99999"})
    void refusesAnAddressThatIsNone(String address) {
        assertThatThrownBy(() -> new ClamAvSettings(address))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("SVARA_CLAMAV");
    }

    @Test
    void readsHostsPortsAndSockets() {
        assertThat(new ClamAvSettings("").socket()).isNull();
        assertThat(new ClamAvSettings("127.0.0.1:3310").socket()).isEqualTo(new InetSocketAddress("127.0.0.1", 3310));
        assertThat(new ClamAvSettings("[::1]:3310").socket()).isEqualTo(new InetSocketAddress("::1", 3310));
        assertThat(new ClamAvSettings("/run/clamav/clamd.ctl").socket())
                .isEqualTo(UnixDomainSocketAddress.of("/run/clamav/clamd.ctl"));
    }

    private static ByteArrayInputStream file(byte[] bytes) {
        return new ByteArrayInputStream(bytes);
    }
}
