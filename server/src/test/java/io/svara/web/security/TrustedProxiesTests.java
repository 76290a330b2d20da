package io.svara.web.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockHttpServletRequest;

class TrustedProxiesTests {

    private final TrustedProxies proxies = TrustedProxies.of(List.of("10.0.0.0/8", " ::1 ", ""));

    @ParameterizedTest
    @CsvSource({"10.1.2.3,true", "11.1.2.3,false", "::1,true", "::2,false", "proxy.example,false", "'',false"})
    void trustsTheNamedNetworksOnly(String address, boolean trusted) {
        assertThat(proxies.trust(address)).isEqualTo(trusted);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    198.51.100.7                          | 198.51.100.7
                    1.2.3.4, 198.51.100.7                 | 198.51.100.7
                    1.2.3.4, 198.51.100.7, 10.9.9.9       | 198.51.100.7
                    10.1.1.1, 10.2.2.2                    | 10.1.1.1
                    2001:db8::7                           | 2001:db8::7
                    1.2.3.4, unknown                      | 10.0.0.1
                    localhost                             | 10.0.0.1
                    """)
    void takesTheNearestAddressThatIsNoProxyOfOurs(String forwarded, String client) {
        var request = new MockHttpServletRequest();
        request.setRemoteAddr("10.0.0.1");
        request.addHeader("X-Forwarded-For", forwarded);

        assertThat(proxies.clientOf(request)).isEqualTo(client);
    }

    @Test
    void readsSeveralHeadersAsOneList() {
        var request = new MockHttpServletRequest();
        request.setRemoteAddr("10.0.0.1");
        request.addHeader("X-Forwarded-For", "1.2.3.4");
        request.addHeader("X-Forwarded-For", "198.51.100.7");

        assertThat(proxies.clientOf(request)).isEqualTo("198.51.100.7");
    }
}
