package io.svara.mail.receive.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import org.junit.jupiter.api.Test;

class SourceTests {

    @Test
    void takesAWholeIpv6NetworkForOneSource() throws Exception {
        assertThat(source("2001:db8:1:2::1")).isEqualTo(source("2001:db8:1:2:ffff::9"));
        assertThat(source("2001:db8:1:2::1")).isNotEqualTo(source("2001:db8:1:3::1"));
        assertThat(source("192.0.2.1")).isNotEqualTo(source("192.0.2.2"));
    }

    private static Source source(String address) throws Exception {
        return Source.of(InetAddress.getByName(address));
    }
}
