package io.svara.mail.send;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.svara.mail.send.RelayAddress.Credentials;
import io.svara.mail.send.RelayAddress.Security;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RelayAddressTests {

    @ParameterizedTest
    @CsvSource({
        "smtp://relay.example,                                    relay.example, 25,   STARTTLS_OPTIONAL, false",
        "smtp://127.0.0.1:2525,                                   127.0.0.1,     2525, STARTTLS_OPTIONAL, false",
        "SMTP://relay.example/,                                   relay.example, 25,   STARTTLS_OPTIONAL, false",
        "smtp://[2001:db8::1]:26,                                 2001:db8::1,   26,   STARTTLS_OPTIONAL, false",
        "smtp://relay.example?starttls=required,                  relay.example, 25,   STARTTLS_REQUIRED, true",
        "smtp://relay.example?starttls=required&verify=no,        relay.example, 25,   STARTTLS_REQUIRED, false",
        "smtp://relay.example?starttls=never,                     relay.example, 25,   PLAIN,             false",
        "smtps://relay.example,                                   relay.example, 465,  TLS,               true",
        "smtp://user:password@relay.example,                      relay.example, 587,  STARTTLS_REQUIRED, true",
        "smtp://user:password@relay.example?starttls=optional,    relay.example, 587,  STARTTLS_OPTIONAL, false",
        "smtp://user:password@localhost:25,                       localhost,     25,   STARTTLS_OPTIONAL, false",
    })
    void readsAUrl(String url, String host, int port, Security security, boolean verifies) {
        var relay = RelayAddress.parse(url);
        assertThat(relay.host()).isEqualTo(host);
        assertThat(relay.port()).isEqualTo(port);
        assertThat(relay.security()).isEqualTo(security);
        assertThat(relay.verifiesCertificate()).isEqualTo(verifies);
    }

    @Test
    void readsSpecialCharactersAndNeverShowsThePassword() {
        var relay = RelayAddress.parse("smtps://svara%40example:a+b%2F%3A%C3%A5@relay.example");
        assertThat(relay.credentials()).isEqualTo(new Credentials("svara@example", "a+b/:å"));
        assertThat(relay).hasToString("smtps://relay.example:465");
        assertThat(relay.credentials()).hasToString("Credentials[svara@example]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "relay.example:25",
                "http://relay.example",
                "smtp://",
                "smtp://user:secret@",
                "smtp://user@relay.example",
                "smtp://user:sec ret@relay.example",
                "smtp://user:sec#ret@relay.example",
                "smtp://user:secret@relay.example:99999",
                "smtp://relay.example/path",
                "smtp://relay.example?tls=yes",
                "smtp://relay.example?starttls=maybe",
                "smtps://relay.example?verify=maybe",
                ""
            })
    void saysWhatIsWrongWithoutThePassword(String url) {
        assertThatThrownBy(() -> RelayAddress.parse(url))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("SVARA_RELAY_URL cannot be used: ")
                .hasMessageNotContainingAny("secret", "sec ret");
    }
}
