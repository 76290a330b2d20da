package io.svara.people.signon;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whom an organisation's provider may be. */
class ProviderHttpTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://127.0.0.1:1",
                "https://10.0.0.1",
                "https://[::1]",
                "https://169.254.169.254",
                "https://localhost:1"
            })
    void asksNobodyInPrivateNetworksUnlessTheOperatorAllowsIt(String issuer) {
        var http = new ProviderHttp(new SignOnSettings(false));

        assertThat(kind(http, issuer)).isEqualTo(SignOnFailure.Kind.PRIVATE_HOST);
        assertThat(kind(http, "http://provider.example")).isEqualTo(SignOnFailure.Kind.NOT_HTTPS);
    }

    private static SignOnFailure.Kind kind(ProviderHttp http, String issuer) {
        try {
            http.get(java.net.URI.create(issuer));
            throw new AssertionError("reached " + issuer);
        } catch (SignOnFailure refused) {
            return refused.kind();
        }
    }
}
