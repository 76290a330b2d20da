package io.svara.mail.send;

import static org.assertj.core.api.Assertions.assertThat;

import io.svara.kernel.network.PublicAddress;
import java.net.InetAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostsTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.8.8.8",
                "0.0.0.0",
                "0.1.2.3",
                "10.1.2.3",
                "172.16.0.1",
                "172.31.255.255",
                "192.168.1.1",
                "169.254.169.254",
                "100.64.0.1",
                "100.127.255.255",
                "192.0.0.8",
                "198.18.0.1",
                "224.0.0.1",
                "240.0.0.1",
                "255.255.255.255",
                "::1",
                "::",
                "fe80::1",
                "fc00::1",
                "fd12:3456::1",
                "ff02::1",
                "::ffff:10.0.0.1",
                "::10.0.0.1",
                "64:ff9b::7f00:1",
                "2002:7f00:1::",
                "2002:a00:1::1"
            })
    void isNoPublicAddress(String address) {
        assertThat(PublicAddress.is(InetAddress.ofLiteral(address))).isFalse();
        assertThat(Hosts.isPrivateLiteral(address)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "8.8.8.8",
                "172.15.0.1",
                "172.32.0.1",
                "100.63.0.1",
                "100.128.0.1",
                "198.20.0.1",
                "192.0.1.1",
                "2001:4860:4860::8888",
                "64:ff9b::808:808",
                "2002:808:808::1"
            })
    void isAPublicAddress(String address) {
        assertThat(PublicAddress.is(InetAddress.ofLiteral(address))).isTrue();
        assertThat(Hosts.isPrivateLiteral(address)).isFalse();
    }

    @Test
    void takesNamesOfThisMachineForPrivate() {
        assertThat(Hosts.isPrivateLiteral("localhost")).isTrue();
        assertThat(Hosts.isPrivateLiteral("a.localhost")).isTrue();
        assertThat(Hosts.isPrivateLiteral("smtp.example.com")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "smtp.example.com, true",
        "Smtp.Example.COM, true",
        "räksmörgås.example, true",
        "relay, true",
        "_dns.example, true",
        "192.0.2.1, true",
        "[2001:db8::1], true",
        "2001:db8::1, true",
        "300.1.1.1, false",
        "127.1, false",
        "2130706433, false",
        "0x7f000001, false",
        "a..b, false",
        "-a.example, false",
        "smtp example, false",
        "user@smtp.example, false",
        "smtp.example/x, false",
        "smtp.example:25, false"
    })
    void knowsWhatCanBeTheNameOfAServer(String host, boolean right) {
        assertThat(Hosts.isHost(Hosts.ascii(host))).isEqualTo(right);
    }
}
